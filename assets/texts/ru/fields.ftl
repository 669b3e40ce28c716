## Bpium's own words for the component's fields.

field-peer = Диалог
field-text = Текст
field-format = Формат текста
field-raw-values = Значения как есть
field-attachments = Вложения
field-attachment = Вложение
field-attachments-as = Формат отправки вложений
field-link-preview = Предпросмотр ссылок
field-latitude = Широта
field-longitude = Долгота
field-horizontal-accuracy = Точность, м
field-live-period = Транслировать, с
field-heading = Направление, °
field-proximity-alert-radius = Радиус оповещения, м
field-phone-number = Телефон
field-first-name = Имя
field-last-name = Фамилия
field-vcard = vCard
field-from-peer = Из диалога
field-message-id = ID сообщения
field-message-ids = ID сообщений
field-without-author = Без автора
field-for-everyone = Удалить у всех
field-limit = Не больше
field-archived = Архивные
field-kinds = Виды диалогов
field-search = Поиск
field-before-id = Раньше сообщения
field-from-date = С даты
field-to-date = По дату
field-reply-to = Ответить на сообщение
field-send-at = Отправить позже
field-silent = Отправить без уведомления
field-topic = Тема
field-protect-content = Запретить копирование
field-buttons = Кнопки

action-send-message = Отправить сообщение
action-send-location = Отправить геолокацию
action-send-contact = Отправить контакт
action-forward-message = Переслать сообщение
action-edit-message = Изменить сообщение
action-delete-message = Удалить сообщение
action-get-dialogs = Получить диалоги
action-get-profile = Получить профиль
action-get-messages = Получить сообщения

connection-kind-user = Пользователь
connection-kind-bot = Бот

node-kind-start = Начало
node-kind-end = Конец
node-kind-assign = Присвоить переменные
node-kind-gateway = Развилка
node-kind-timer = Таймер
