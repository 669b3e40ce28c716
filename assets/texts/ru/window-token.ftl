## The token of an account: taken out, brought in, its sessions, leaving it.

window-token-title = Строка сессии: { $name }
window-token-parts = Разделы
window-token-tab-export = Перенос
window-token-tab-sessions = Сеансы
window-token-tab-leave = Выход
window-token-close = Закрыть
window-token-stop = Остановить
window-token-decline = Не надо

window-token-export-about = Строка сессии переносит вход в другую программу: код и пароль там уже не понадобятся. Выберите, для какой.
window-token-form = Формат строки
window-token-warning = Эта строка — весь аккаунт. Кто её получит, сможет читать переписку и писать от вашего имени, без кода и пароля. Не отправляйте её никому и храните как пароль.
window-token-twice = Одной строкой пользуйтесь в одной программе за раз. Если две программы работают с ней одновременно, Telegram может завершить сеанс (ошибка AUTH_KEY_DUPLICATED): тогда обе потеряют доступ, и войти придётся заново.
window-token-understand = Понимаю, что это доступ ко всему аккаунту
window-token-show = Показать строку
window-token-copy = Копировать
window-token-string = Строка сессии скрыта
window-token-reveal = Показать знаки
window-token-hide = Скрыть
window-token-copied =
    { $seconds ->
        [one] Скопировано. Буфер обмена очистится через { $seconds } секунду.
        [few] Скопировано. Буфер обмена очистится через { $seconds } секунды.
       *[many] Скопировано. Буфер обмена очистится через { $seconds } секунд.
    }
window-token-cleared = Буфер обмена очищен.
window-token-no-clipboard = Система не даёт буфер обмена. Нажмите «Показать знаки», выделите строку и скопируйте её сами.
window-token-exporting = Готовим строку…

window-token-nobody = С этим подключением никто не вошёл, поэтому строки сессии нет.
window-token-sign-in-again = Войти заново…

window-token-sessions-about = Здесь программы и устройства, где открыт этот аккаунт. Незнакомые завершите.
window-token-session-active = активность { $when }
window-token-session-this = это подключение
window-token-session-end = Завершить…
window-token-sessions-refresh = Обновить
window-token-sessions-rule = Сеанс моложе 24 часов не может завершать другие: так Telegram защищает аккаунт. Подождите сутки или завершите сеанс в приложении Telegram: «Настройки» → «Устройства».
window-token-end-question = Завершить «{ $name }»? Там придётся войти в аккаунт заново.
window-token-end-agree = Да, завершить
window-token-end-others = Завершить все другие…
window-token-end-others-question =
    { $count ->
        [one] Будет завершён { $count } сеанс, возможно, и в вашем телефоне. Останется только это подключение.
        [few] Будут завершены { $count } сеанса, возможно, и в вашем телефоне. Останется только это подключение.
       *[many] Будут завершены { $count } сеансов, возможно, и в вашем телефоне. Останется только это подключение.
    }
window-token-end-others-agree = Да, завершить другие
window-token-listing = Спрашиваем список сеансов…
window-token-ending = Завершаем…

window-token-built-in = Это подключение песочницы. Оно работает внутри программы: выходить из него и забывать его незачем.
window-token-sign-out-title = Выйти из аккаунта
window-token-sign-out-about = Завершит этот сеанс в Telegram. Строка сессии перестанет действовать везде, и в программах, куда вы её перенесли, тоже. Подключение останется в списке.
window-token-sign-out = Выйти из аккаунта…
window-token-sign-out-question = Выйти? Строка сессии перестанет действовать навсегда, для работы придётся войти заново.
window-token-sign-out-agree = Да, выйти
window-token-signing-out = Выходим из аккаунта…
window-token-signed-out = Вы вышли из аккаунта: строка сессии больше не действует.
window-token-forget-title = Забыть на этом компьютере
window-token-forget-about = Уберёт подключение и строку сессии только отсюда. В Telegram сеанс останется: перенесённые строки работают, в списке устройств он виден.
window-token-forget = Забыть…

window-import-title = Импорт строки сессии
window-import-about = Вставьте строку сессии из GramJS, Telethon или Pyrogram либо ключ аккаунта своего сервера: программа узнает их сама. До проверки ничего не сохраняется.
window-import-string = Строка сессии
window-import-string-hint = длинная строка из букв и цифр
window-import-recognised = { $form } · дата-центр { $dc } · { $server }
window-import-recognised-key = Ключ аккаунта · укажите, где он действует
window-import-twice = Закройте программу, из которой эта строка: если обе работают одновременно, Telegram может завершить сеанс.
window-import-server-as-said = Как указано в строке
window-import-server-telegram = Telegram
window-import-server-test = Тестовый сервер Telegram
window-import-server-address = сервер { $address }
window-import-server-sandbox = Песочница
window-import-server-own = Свой сервер
window-import-address = Адрес своего сервера: IP и порт
window-import-dc = Номер дата-центра
window-import-dc-form = Введите число от 1 до 5.
window-import-api-id = API ID
window-import-api-id-form = Введите число App api_id из раздела API development tools на my.telegram.org.
window-import-api-id-about = В этой строке его нет. Возьмите API ID приложения, с которым входили, или любой свой.
window-import-api-id-key = В ключе его нет. Возьмите API ID приложения, с которым входили, или любой свой.
window-import-api-id-link = Открыть my.telegram.org
window-import-api-id-as = Как в «{ $name }»
window-import-api-id-sandbox = Взять у песочницы
window-import-name-proposed = Импорт { $form }
window-import-name-key = Импорт ключа
window-import-go = Подключить
window-import-connecting = Подключаемся к аккаунту…
window-import-done-title = Аккаунт подключён
window-import-done-about = Подключение «{ $name }» сохранено. Его можно выбрать в любом шаге пользователя.
