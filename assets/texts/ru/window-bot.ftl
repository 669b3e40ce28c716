## The wizard that connects a bot.

window-bot-step-token = Токен
window-bot-step-facts = Что умеет бот
window-bot-step-chats = Название и чат
window-bot-step-done = Готово

window-bot-token-title = Токен бота
window-bot-how-open = Откройте в Telegram чат с @BotFather: через него создают ботов и управляют ими.
window-bot-how-open-link = Открыть @BotFather
window-bot-how-ask = Отправьте ему команду, BotFather ответит токеном.
window-bot-how-new = Новый бот:
window-bot-how-existing = Бот уже есть:
window-bot-how-names = Для нового бота BotFather спросит название, любое, и имя пользователя латиницей: оно оканчивается на bot.
window-bot-how-paste = Скопируйте токен из ответа и вставьте сюда. Кто знает токен, тот управляет ботом, поэтому здесь он скрыт.
window-bot-token = Токен бота
window-bot-token-hint = цифры:35 знаков
window-bot-token-fine = Похоже на токен. Нажмите «Продолжить», и Telegram скажет, чей он.
window-bot-token-blank = Внутри токена есть пробел или перенос строки. Скопируйте только сам токен, без слов вокруг.
window-bot-token-api-hash = Это похоже на API hash приложения: он нужен для входа пользователя. Токен бота выдаёт @BotFather.
window-bot-token-session = Это похоже на строку сессии: она открывает аккаунт пользователя. Её импортируют через меню «Подключения».
window-bot-token-name = Это имя бота, а нужен его токен. Отправьте @BotFather команду /token и выберите бота.
window-bot-token-no-colon = В токене должно быть двоеточие: «цифры:35 знаков». Скопируйте токен целиком.
window-bot-token-number = Перед двоеточием должны стоять только цифры. Скопируйте токен целиком, ничего не добавляя.
window-bot-token-short =
    { $count ->
        [one] После двоеточия { $count } знак из { $expected }. Скопируйте токен целиком.
        [few] После двоеточия { $count } знака из { $expected }. Скопируйте токен целиком.
       *[many] После двоеточия { $count } знаков из { $expected }. Скопируйте токен целиком.
    }
window-bot-token-long =
    { $count ->
        [one] После двоеточия { $count } знак, а бывает { $expected }. Уберите лишнее.
        [few] После двоеточия { $count } знака, а бывает { $expected }. Уберите лишнее.
       *[many] После двоеточия { $count } знаков, а бывает { $expected }. Уберите лишнее.
    }
window-bot-token-character = После двоеточия есть знак, которого в токенах не бывает. Там только латинские буквы, цифры, «-» и «_».

window-bot-groups = Если бот будет работать в группах
window-bot-groups-join = Разрешить или запретить добавлять бота в группы можно у @BotFather:
window-bot-groups-privacy = С режимом приватности бот видит в группах только команды и ответы на свои сообщения. Выключите его, если бот должен видеть всё:

window-bot-server = Сервер
window-bot-server-url = Адрес своего сервера Bot API
window-bot-server-sandbox-about = Песочница работает внутри программы. На её боте можно пройти всё подключение, ничего не отправляя в Telegram.
window-bot-server-sandbox-token = Взять токен бота песочницы

window-bot-looking = Спрашиваем, чей это токен…
window-bot-looking-short = Проверяем…
window-bot-reading-chats = Читаем чаты…
window-bot-saving = Сохраняем…
window-bot-stop = Остановить

window-bot-facts-title = Вот этот бот
window-bot-joins = Его можно добавлять в группы
window-bot-joins-about = Запретить это можно у @BotFather командой /setjoingroups.
window-bot-no-joins = Его нельзя добавлять в группы
window-bot-no-joins-about = Разрешить это можно у @BotFather командой /setjoingroups.
window-bot-reads = В группах он видит все сообщения
window-bot-reads-about = Режим приватности выключен. Включить его можно у @BotFather командой /setprivacy.
window-bot-no-reads = В группах он видит не все сообщения
window-bot-no-reads-about = Режим приватности включён: видны команды и ответы на сообщения бота. Выключить его можно командой /setprivacy, после этого добавьте бота в группу заново.
window-bot-inline = Работает во встроенном режиме
window-bot-inline-about = Люди вызывают его по имени прямо в любом чате.
window-bot-no-inline = Не работает во встроенном режиме
window-bot-no-inline-about = Для шагов сценария он не нужен. Включается командой /setinline.
window-bot-business = Подключается к бизнес-аккаунтам
window-bot-business-about = Владелец аккаунта может разрешить ему отвечать за себя.
window-bot-no-business = Не подключается к бизнес-аккаунтам
window-bot-no-business-about = Для шагов сценария это не нужно.
window-bot-writes-title = Кому он может писать
window-bot-writes-about = Людям, которые нажали «Запустить» в чате с ботом, и группам, куда его добавили. Первым написать человеку бот не может.
window-bot-open-chat = Открыть чат с @{ $username }

window-bot-chats-title = Название и ваш чат
window-bot-name = Название подключения
window-bot-mine-title = Ваш чат
window-bot-mine-about = В списке получателей этого бота он будет первым: на нём удобно проверять шаги. Выбирать не обязательно.
window-bot-mine-none = Пока не выбирать
window-bot-chats-unread = Покажем чаты, где боту писали в последние сутки. Чтение ничего не меняет, но если бот сейчас работает в другой программе, её опрос прервётся.
window-bot-chats-read = Показать чаты
window-bot-chats-refresh = Обновить
window-bot-chats-none = Боту пока никто не писал. Откройте чат с ним, нажмите «Запустить» или напишите что угодно и вернитесь сюда: нажмите «Обновить».

window-bot-done-title = Бот подключён
window-bot-done-about = Подключение «{ $name }» сохранено. Его можно выбрать в любом шаге бота.
window-bot-done-mine = Чат «{ $chat }» будет первым в списке получателей.
window-bot-done-step = Сейчас выбран шаг «{ $step }»: он может отправлять через этого бота.
window-bot-use = Использовать в этом шаге
window-bot-close = Закрыть

window-bot-give-up-title = Прервать подключение бота?
window-bot-give-up-about = Введённое здесь пропадёт. Сам бот и его токен в Telegram не изменятся.
window-bot-give-up = Прервать
window-bot-keep-on = Продолжить подключение
