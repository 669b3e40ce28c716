## The wizard that signs in an account.

window-sign-in-step-what = Что это даёт
window-sign-in-step-app = API ID и API hash
window-sign-in-step-phone = Номер телефона
window-sign-in-step-code = Код входа
window-sign-in-step-password = Пароль
window-sign-in-step-done = Готово

window-sign-in-waiting = Подождите…
window-sign-in-show = Показать
window-sign-in-hide = Скрыть
window-sign-in-blocked = Попробовать снова можно через { $time }
window-sign-in-unblocked = Время вышло: можно пробовать снова.
window-sign-in-again = Можно попробовать ещё раз: кнопка внизу.

window-sign-in-what-title = Вход в аккаунт Telegram
window-sign-in-what-about = Шаги сценария смогут отправлять сообщения и читать чаты от имени вашего аккаунта, как ещё одно ваше устройство.
window-sign-in-what-access = К чему открывается доступ
window-sign-in-what-access-about = Ко всем чатам, контактам и файлам этого аккаунта. Делается только то, что записано в шагах, и только когда вы их запускаете.
window-sign-in-what-key = Где хранится ключ
window-sign-in-what-key-about = На этом компьютере, в зашифрованном виде. В файлы сценариев он не попадает и никуда не отправляется.
window-sign-in-what-end = Как закончить
window-sign-in-what-end-about = В любой момент: Telegram → Настройки → Устройства. Завершите там сеанс, и доступа больше нет.
window-sign-in-what-need = Что понадобится
window-sign-in-what-need-about = Телефон с Telegram под рукой и около пяти минут.

window-sign-in-app-title = API ID и API hash
window-sign-in-again-title = Войти заново: «{ $name }»
window-sign-in-how-open = Откройте my.telegram.org и войдите там по номеру, с которого пойдут сообщения. Код для входа придёт в чат «Telegram».
window-sign-in-how-open-link = Открыть my.telegram.org
window-sign-in-how-create = Перейдите в API development tools и заполните форму:
window-sign-in-how-values = Название и короткое имя могут быть любыми, а вместо bpium.ru подойдёт ваш сайт. Description обязательно.
window-sign-in-how-copy = Нажмите Create application. Скопируйте сюда App api_id и App api_hash, можно обе строки сразу.
window-sign-in-value-title = Scenogram
window-sign-in-value-description = Сообщения из Бипиума
window-sign-in-hash-hint = 32 знака: цифры и буквы a–f
window-sign-in-swap = Поменять местами
window-sign-in-id-is-hash = Это API hash: его место справа.
window-sign-in-id-digits = В API ID только цифры.
window-sign-in-id-large = Такого API ID не бывает.
window-sign-in-hash-is-id = Это похоже на API ID: его место слева. API hash длиннее, в нём 32 знака.
window-sign-in-hash-length =
    { $count ->
        [one] Здесь { $count } знак из { $expected }. Скопируйте API hash целиком.
        [few] Здесь { $count } знака из { $expected }. Скопируйте API hash целиком.
       *[many] Здесь { $count } знаков из { $expected }. Скопируйте API hash целиком.
    }
window-sign-in-hash-hex = В API hash бывают только цифры и латинские буквы от a до f.
window-sign-in-is-bot-token = Это токен бота, здесь он не нужен.
window-sign-in-others = Приложение
window-sign-in-others-none = ввести здесь
window-sign-in-others-about = Одного приложения хватит на несколько аккаунтов: можно взять то, с которым входили раньше.
window-sign-in-others-id = API ID { $id }

window-sign-in-server-sandbox-about = Песочница работает внутри программы. В ней можно пройти весь вход без своего аккаунта: номера и коды подскажем.
window-sign-in-server-sandbox-fill = Взять API ID и API hash песочницы

window-sign-in-phone-title = Номер телефона
window-sign-in-phone-about = Номер аккаунта, с которого пойдут сообщения. Тот же, по которому вы входили на my.telegram.org.
window-sign-in-phone = Телефон
window-sign-in-phone-hint = С кодом страны: для России +7, для Казахстана +7, для Беларуси +375.
window-sign-in-phone-country = Похоже, не хватает кода страны. Начните с «+», например +7.
window-sign-in-phone-sent = На этот номер код уже отправлен.
window-sign-in-phone-letters = В номере не бывает букв.
window-sign-in-phone-short = Номер слишком короткий.
window-sign-in-phone-long = В номере лишние цифры: их бывает не больше 15.
window-sign-in-phone-send = Получить код
window-sign-in-phone-instead = Войти по номеру телефона
window-sign-in-people = Люди песочницы: выберите любого, код подскажем.
window-sign-in-people-password = { $phone }, есть пароль

window-sign-in-qr-title = Вход по QR-коду
window-sign-in-qr-instead = Войти по QR-коду
window-sign-in-qr-open = Откройте Telegram на телефоне.
window-sign-in-qr-devices = Зайдите в Настройки → Устройства и нажмите «Подключить устройство».
window-sign-in-qr-scan = Наведите камеру на этот код и подтвердите вход.
window-sign-in-qr-refresh = Код обновится сам через { $time }
window-sign-in-qr-name = QR-код для входа
window-sign-in-qr-coming = QR-кода пока нет
window-sign-in-qr-again = Показать код
window-sign-in-qr-sandbox = Коды песочницы приложение Telegram не знает, сканировать их нечем. Войдите по номеру телефона.

window-sign-in-code-title = Введите код
window-sign-in-code-title-app = Введите код из Telegram
window-sign-in-code-title-sms = Введите код из SMS
window-sign-in-code-title-call = Введите код из звонка
window-sign-in-code-title-email = Введите код из письма
window-sign-in-code = Код входа
window-sign-in-code-app = Код отправлен в приложение Telegram на другом вашем устройстве: чат «Telegram», номер { $phone }. { $length }
window-sign-in-code-sms = Код отправлен по SMS на номер { $phone }. { $length }
window-sign-in-code-call = Telegram звонит на номер { $phone } и продиктует код. { $length }
window-sign-in-code-flash-call = Telegram звонит на номер { $phone }, отвечать не нужно. Код — номер звонящего, он выглядит так: { $pattern }. Введите его цифры.
window-sign-in-code-missed-call = Telegram звонит на номер { $phone }, отвечать не нужно. Код — последние цифры номера звонящего, который начинается с { $prefix }. { $length }
window-sign-in-code-email = Код отправлен на почту { $email } для номера { $phone }. { $length }
window-sign-in-code-fragment = Код для анонимного номера { $phone } ждёт вас на Fragment. { $length }
window-sign-in-code-fragment-link = Открыть Fragment
window-sign-in-code-other = Telegram отправил код на номер { $phone } способом, которого программа не знает: { $way }. { $length }
window-sign-in-code-digits =
    { $count ->
        [one] В нём { $count } цифра.
        [few] В нём { $count } цифры.
       *[many] В нём { $count } цифр.
    }
window-sign-in-code-characters =
    { $count ->
        [one] В нём { $count } знак.
        [few] В нём { $count } знака.
       *[many] В нём { $count } знаков.
    }
window-sign-in-code-whole = Введите его целиком.
window-sign-in-not-come = Код не пришёл?
window-sign-in-resend-sms = Отправить по SMS
window-sign-in-resend-call = Продиктовать звонком
window-sign-in-resend-flash-call = Отправить номером звонящего
window-sign-in-resend-missed-call = Отправить последними цифрами номера звонящего
window-sign-in-resend-fragment = Отправить на Fragment
window-sign-in-resend-anew = Отправить новый код
window-sign-in-resend-in = Код не пришёл? { $way } можно через { $time }
window-sign-in-code-sandbox = { $name } живёт в песочнице: код можно подставить.
window-sign-in-code-sandbox-fill = Ввести код { $code }

window-sign-in-password-title = Введите облачный пароль
window-sign-in-password-about = Этот аккаунт защищён паролем двухэтапной аутентификации. Это не код: его придумал владелец аккаунта.
window-sign-in-password = Облачный пароль
window-sign-in-password-hint-show = Показать подсказку
window-sign-in-password-hint = Подсказка: { $hint }
window-sign-in-password-forgotten = Забыли пароль? Сбросить его можно в приложении: Telegram → Настройки → Конфиденциальность → Облачный пароль.
window-sign-in-password-enter = Войти
window-sign-in-password-sandbox = Этот человек живёт в песочнице: пароль можно подставить.
window-sign-in-password-sandbox-fill = Ввести пароль

window-sign-in-done-title = Аккаунт подключён
window-sign-in-done-name = Название подключения
window-sign-in-done-about = Подключение «{ $name }» сохранено. Его можно выбрать в любом шаге пользователя.
window-sign-in-done-step = Сейчас выбран шаг «{ $step }»: он может работать от имени этого аккаунта.
window-sign-in-keeping = Сохраняем подключение…
window-sign-in-another = Вошёл не тот аккаунт, для которого подключение «{ $name }». Если сохранить, подключение и сценарии с ним перейдут к этому аккаунту.
window-sign-in-not-kept = Подключение ещё не сохранено. Нажмите «Сохранить».
window-sign-in-use = Использовать в этом шаге
window-sign-in-token = Строка сессии для других программ…
window-sign-in-close = Закрыть

window-sign-in-give-up-title = Прервать вход?
window-sign-in-give-up-about = Введённое здесь пропадёт, отправленный код станет недействительным. С аккаунтом ничего не случится.
window-sign-in-give-up-signed-in = Вход выполнен, но подключение не сохранено. Если прервать, сеанс в Telegram завершится.
window-sign-in-give-up = Прервать
window-sign-in-keep-on = Продолжить вход
