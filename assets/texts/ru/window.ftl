## The window.

window-menu-file = Файл
window-menu-edit = Правка
window-menu-run = Запуск
window-menu-view = Вид
window-menu-connections = Подключения
window-theme-system = Тема как в системе
window-theme-light = Светлая тема
window-theme-dark = Тёмная тема

window-command-new = Новый сценарий
window-command-open-folder = Открыть папку…
window-command-type-folder = Открыть папку по пути…
window-command-save = Сохранить
window-command-rename = Переименовать файл…
window-command-duplicate = Создать копию
window-command-delete = Удалить в корзину…
window-command-close = Закрыть программу
window-command-undo = Отменить
window-command-redo = Вернуть
window-command-add-step = Добавить шаг
window-command-remove-step = Убрать шаг
window-command-run = Запустить шаг
window-command-run-all = Запустить весь сценарий
window-command-cancel = Остановить запуск
window-command-connect-bot = Подключить бота…
window-command-connect-user = Войти как пользователь…
window-command-import-token = Импортировать строку сессии…
window-command-fold-flow = Показать или скрыть схему

window-unsaved-changes = Есть несохранённые изменения
window-endpoint-sandbox = Песочница
window-endpoint-real = Настоящий Telegram
window-mode-check = Проверить
window-mode-run = Выполнить
window-run-mode = Режим запуска
window-run-choose-mode = Выбрать режим запуска
window-run-cancel = Остановить

window-scenarios = Сценарии
window-search-scenarios = Найти сценарий…
window-connections = Подключения
window-connection-sandbox-bot = Песочница · бот
window-connection-sandbox-user = Песочница · пользователь
window-no-folder = Папка со сценариями не открыта.
window-empty-folder = В этой папке ещё нет сценариев.
window-nothing-found = Ничего не найдено.
window-file-unreadable = Файл не читается как сценарий. Откройте его, чтобы узнать, где ошибка.

window-nothing-open = Сценарий не открыт
window-nothing-open-hint = Выберите сценарий слева или создайте новый.
window-section-general = Общее
window-section-connection = Подключение
window-section-parameters = Параметры
window-section-buttons = Кнопки
window-section-result = Результат
window-section-events = Пограничные события
window-field-name = Название
window-field-step-name = Название шага
window-field-connection-kind = Тип подключения
window-field-connection = Подключение
window-field-action = Действие
window-field-options = Отправка
window-field-save-result = Сохранить результат в
window-field-code-to = Код ошибки в
window-field-message-to = Текст ошибки в
window-field-error-next = После ошибки
window-field-timeout-after = Время ожидания
window-field-timeout-next = После таймаута
window-field-next = Дальше
window-next-none = Конец процесса
window-event-error = Ошибка
window-event-error-catch = Перехватывать ошибку
window-event-timeout = Таймаут
window-event-timeout-catch = Ограничить время
window-node-not-a-step = Здесь пока редактируются только шаги Telegram. Начало, присвоение и конец выполняются, развилка и таймер — ещё нет.
window-buttons-bots-only = Кнопки может отправлять только бот. Выберите тип подключения «Бот».
window-place-column = Столбец { $column }.
window-place-line = Строка { $line }, столбец { $column }.

window-format-plain = Обычный
window-attachments-media = Медиа
window-attachments-documents = Документы
window-dialogs-people = Люди
window-dialogs-bots = Боты
window-dialogs-groups = Группы
window-dialogs-channels = Каналы

window-mode-text = текст
window-mode-expression = выражение
window-mode-text-hint = Поле содержит текст: значения подставляются как { "${…}" }. Нажмите, чтобы написать выражение JavaScript.
window-mode-expression-hint = Поле содержит выражение JavaScript. Нажмите, чтобы писать обычный текст.
window-hint-peer = @имя, ID чата или выражение
window-hint-text = Текст сообщения
window-hint-message-id = ID сообщения или сохранённый результат
window-hint-date = 2026-12-31T18:00
window-hint-result = sent
window-hint-duration = PT30S
window-hint-attachment-address = https://… или путь к файлу
window-hint-attachment-title = Название
window-hint-attachments-expression = allValues.files
window-kind-undefined = не определено
window-kind-null = пусто
window-kind-boolean = да или нет
window-kind-number = число
window-kind-string = текст
window-kind-date = дата
window-kind-array = массив
window-kind-object = объект
window-kind-function = функция

window-attachments-expression = Вложения: выражение
window-attachments-as-list = Задать списком
window-attachments-as-expression = Задать выражением
window-attachments-add-file = Добавить файл
window-attachments-add-link = Добавить ссылку
window-attachment-address = Вложение { $number }: адрес
window-attachment-title = Вложение { $number }: название
window-attachment-remove = Убрать вложение { $number }

window-keyboard-none = Нет
window-keyboard-json = JSON
window-keyboard-expression = Выражение
window-keyboard-json-name = Кнопки: JSON
window-keyboard-expression-name = Кнопки: выражение
window-keyboard-broken = Это ещё не JSON: строка { $line }, столбец { $column }. Сохранится последняя верная клавиатура.
window-keyboard-templates = Шаблоны:
window-template-yes-no = Да / Нет
window-template-link = Ссылка
window-template-contact = Запрос телефона
window-template-remove = Убрать клавиатуру
window-template-yes = Да
window-template-no = Нет
window-template-open = Открыть сайт
window-template-share-phone = Отправить телефон


window-cancel = Отмена
window-save = Сохранить
window-discard = Не сохранять
window-unsaved-title = Сохранить изменения в «{ $name }»?
window-unsaved-about = Иначе изменения будут потеряны.
window-real-run-title = Выполнить в настоящем Telegram?
window-real-run-about = Получатель: { $recipient }. Действие будет настоящим. Для этого получателя вопрос больше не появится до закрытия программы.
window-real-run-unknown = Получатель заранее неизвестен. Действие будет настоящим.
window-real-run-send = Да, выполнить
window-real-read-title = Прочитать обновления настоящего бота?
window-real-read-about =
    { $count ->
        [one] Выполнение прочитает обновления бота «{ $bots }», которые он ещё не получил. Чтение ничего не отправляет и не меняет, и сами обновления останутся, но если бот сейчас работает в другой программе, её опрос прервётся. Об этом боте вопрос больше не появится до закрытия программы.
       *[other] Выполнение прочитает обновления, которых боты ещё не получили: { $bots }. Чтение ничего не отправляет и не меняет, и сами обновления останутся, но если бот сейчас работает в другой программе, её опрос прервётся. Об этих ботах вопрос больше не появится до закрытия программы.
    }
window-real-read-agree = Да, прочитать
window-conflict-title = Файл изменён другой программой
window-conflict-about = { $path } изменился с тех пор, как был открыт. Ваши изменения пока не записаны. Если прочитать файл заново, они пропадут.
window-conflict-reload = Прочитать заново
window-conflict-overwrite = Записать мои
window-rename-title = Переименовать файл
window-file-name = Имя файла
window-rename = Переименовать
window-delete-title = Удалить «{ $name }»?
window-delete-about = Файл будет перемещён в корзину.
window-delete = Удалить
window-folder-title = Открыть папку со сценариями
window-folder-about = Укажите путь к папке. Окно выбора открывается через меню «Файл», если оно есть в системе.
window-folder-path = Путь
window-folder-open = Открыть

window-test-run = Тестовый запуск
window-mode-check-about = Вычислит поля и покажет запрос. Ничего не отправляется.
window-mode-run-sandbox-about = Сообщение уйдёт в песочницу внутри программы. Настоящий Telegram не затронут.
window-mode-run-real-about = Отправит по-настоящему.
window-no-run-yet = Запусков ещё не было
window-no-run-hint = Нажмите кнопку запуска или Ctrl+Enter: результат появится здесь.
window-variables = Переменные
window-variables-name = Переменные (JSON)
window-variables-broken = Строка { $line }, столбец { $column }: это не JSON. { $reason } Пока действуют прежние значения.
window-variables-no-object = Переменные записываются объектом: { "{ \"имя\": значение }" }.
window-variables-saved = Из прошлых запусков:
window-test-data-default = По умолчанию
window-test-data-add = Добавить набор
window-run-waiting = Ждём ответ Telegram…
window-run-transfer = Передаётся { $what }
window-run-flood = Telegram просит подождать: { $left }
window-run-hold = Сообщение ждёт своего времени: { $left }. Это работает, пока программа открыта.
window-run-cancelling = Останавливаем…
window-run-elapsed = { $seconds } с
window-outcome-done = Выполнено
window-outcome-failed = Ошибка
window-outcome-timed-out = Время вышло
window-outcome-cancelled = Остановлено
window-outcome-unknown = Неизвестно, доставлено ли
window-outcome-dry-run = Проверено
window-nothing-sent = Ничего не отправлено: это запрос, который ушёл бы.
window-caught-by-error = Перехвачено событием «Ошибка»
window-caught-by-timeout = Перехвачено событием «Таймаут»
window-run-figures =
    { $duration } · { $attempts ->
        [one] { $attempts } попытка
        [few] { $attempts } попытки
       *[many] { $attempts } попыток
    }
window-duration-ms = { $ms } мс
window-duration-seconds = { $seconds } с
window-duration-minutes = { $minutes } мин { $seconds } с
window-retry-after =
    Повторить можно через { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
       *[many] { $seconds } секунд
    }
window-telegram-words = Ответ Telegram
window-tab-tree = Дерево
window-tab-json = JSON
window-tab-request = Запрос
window-copy-all = Копировать всё
window-copy-value = Копировать значение
window-copy-path = Копировать путь
window-search-result = Найти в результате…
window-open-branches = Развернуть всё
window-close-branches = Свернуть всё
window-no-result = Результата нет.
window-no-request = Запросов не было.
window-tree-items =
    { $count ->
        [one] { $count } элемент
        [few] { $count } элемента
       *[many] { $count } элементов
    }
window-tree-keys =
    { $count ->
        [one] { $count } поле
        [few] { $count } поля
       *[many] { $count } полей
    }

window-status-no-problems = Замечаний нет
window-status-warnings =
    { $count ->
        [one] { $count } предупреждение
        [few] { $count } предупреждения
       *[many] { $count } предупреждений
    }
window-status-errors =
    { $count ->
        [one] { $count } ошибка
        [few] { $count } ошибки
       *[many] { $count } ошибок
    }
window-status-last-run = Последний запуск: { $outcome }, { $duration }
window-status-sandbox = Песочница: { $address }
window-status-sandbox-starting = Песочница запускается…
window-status-sandbox-failed = Песочница не запустилась

window-new-scenario-name = Новый сценарий
window-copy-name = { $name } — копия
window-notice-saved = Сохранено
window-notice-deleted = Файл { $path } перемещён в корзину
window-notice-read-only = В файле стоит секрет, поэтому он открыт только для чтения. Перенесите секрет в подключение.
window-notice-edit-failed = Изменение не выполнено: { $reason }

window-broken-file = Файл «{ $name }» не открывается
window-broken-untouched = Файл не изменён. Исправьте его в текстовом редакторе и откройте снова.

window-no-screen = нет экрана
window-no-graphics = на экране нельзя рисовать: { $reason }
window-no-picture = окно не дало картинки
window-picture-not-written = картинка не записана: { $reason }

window-running-title = Запуск ещё идёт
window-running-about = Если уйти, он будет остановлен. Сообщение, которое ждёт своего времени, отправлено не будет.
window-running-stop = Остановить и уйти

window-section-notes = Заметки
window-field-notes = Заметки
window-field-scenario-name = Название сценария
window-hint-notes = Для чего этот шаг, что важно знать
window-event-flood = Ожидание
window-event-flood-wait = Ждать, если Telegram просит подождать
window-scenario-name-hint = Нажмите, чтобы изменить название и заметки сценария

window-variables-stop-run = Запуск не начат. Исправьте переменные и запустите снова.
window-notice-saved-without-variables = Сохранено без переменных: они записаны не как JSON. Исправьте их и сохраните снова.
window-notice-saved-without-keyboard = Сохранено без изменений в кнопках: они записаны не как JSON. Исправьте их и сохраните снова.
window-changed-since-run = Шаг изменён после запуска.
window-recipient-me = Избранное
window-required = обязательное
window-hint-scenario-notes = Для чего этот сценарий, что важно знать
