## Texts of `telegram`: accounts of people.

telegram-user-reason-panic = сбой в библиотеке связи
telegram-user-reason-closed = соединение закрыла другая сторона
telegram-user-reason-closed-at-once = сервер закрыл соединение, не ответив; возможно, вход в аккаунт ему неизвестен
telegram-user-reason-server = сбой на стороне Telegram
telegram-user-reason-repeat-refused = ответ потерян, а повторный такой же запрос Telegram отклонил
telegram-user-slow-mode = { $seconds ->
    [one] В этой группе включён медленный режим: следующее сообщение можно отправить через { $seconds } секунду. Повторите позже.
    [few] В этой группе включён медленный режим: следующее сообщение можно отправить через { $seconds } секунды. Повторите позже.
   *[many] В этой группе включён медленный режим: следующее сообщение можно отправить через { $seconds } секунд. Повторите позже.
}
telegram-user-answer-lost = Telegram выполнил запрос, но его ответ потерян, и потому результата нет. Не повторяйте действие: посмотрите в чат.
telegram-user-endpoint-invalid = Подключение пользователя не годится: api_id должен быть больше нуля, номер дата-центра — от 1 до 5. Создайте подключение заново.
telegram-user-peer-unknown = По адресу «{ $peer }» никого нет. Проверьте поле «Диалог».
telegram-user-message-id-range = Сообщения с id { $id } не бывает: id — целое число от 1 до 2147483647. Проверьте поле с id сообщения.
telegram-user-signed-out = Вход в аккаунт больше не действует. Войдите в подключении заново.
telegram-user-delete-for-everyone-only = В супергруппе и канале сообщения удаляются только у всех. Включите «Удалить у всех» или не удаляйте их. Ничего не удалено.
telegram-user-message-elsewhere = { $count ->
    [one] Сообщение с ID { $ids } — из другого чата. Проверьте поля «Диалог» и «ID сообщений». Ничего не удалено.
   *[other] Сообщения с ID { $ids } — из другого чата. Проверьте поля «Диалог» и «ID сообщений». Ничего не удалено.
}

# The chat and the people in it.
telegram-user-peer-id-invalid = Такого id нет, или этот аккаунт с ним ещё не встречался. Укажите в поле «Диалог» @имя, ссылку t.me или телефон либо откройте этот чат в Telegram.
telegram-user-chat-not-found = Такой группы у этого аккаунта нет. Проверьте id в поле «Диалог»: у супергруппы и канала он начинается с -100.
telegram-user-username-not-found = Никто не занимает это @имя. Проверьте поле «Диалог».
telegram-user-username-invalid = Такого @имени не бывает. Проверьте поле «Диалог»: в имени от 4 до 32 латинских букв, цифр и «_».
telegram-user-phone-not-found = По этому номеру никого не найти: его нет в Telegram, или человек запретил находить себя по номеру. Укажите @имя или добавьте человека в контакты.
telegram-user-channel-private = Канал или группа закрыты для этого аккаунта. Вступите в чат или попросите пригласить вас.
telegram-user-not-member = Этот аккаунт не состоит в чате. Вступите в него.
telegram-user-blocked-by-peer = Адресат заблокировал этот аккаунт. Написать ему нельзя.
telegram-user-peer-blocked = Адресат у вас в чёрном списке. Разблокируйте его в Telegram.
telegram-user-privacy-restricted = Настройки конфиденциальности адресата этого не разрешают. Попросите его написать первым.
telegram-user-premium-required = Адресат принимает сообщения только от контактов и пользователей Telegram Premium. Попросите его написать первым.
telegram-user-payment-required = Адресат принимает сообщения только за звёзды Telegram. Напишите ему в самом Telegram.

# Rights.
telegram-user-write-forbidden = Этому аккаунту нельзя писать в этот чат. Проверьте права и настройки чата: в канале пишут только администраторы.
telegram-user-need-admin-rights = Нужны права администратора в этом чате. Попросите владельца дать их.
telegram-user-banned-in-channel = Telegram ограничил этот аккаунт: он не может писать в группы и каналы. Обратитесь к @SpamBot.
telegram-user-not-enough-rights = В этом чате вам нельзя писать сообщения. Попросите администратора дать право.
telegram-user-media-forbidden = В этом чате вам нельзя отправлять такое. Попросите администратора разрешить или отправьте только текст.

# Messages.
telegram-user-mention-invalid = В тексте упомянут по id человек, с которым этот аккаунт не встречался. Упомяните его по @имени.
telegram-user-edit-forbidden = Это сообщение изменить нельзя: меняются только свои сообщения, а публикации в канале — с правом администратора. Проверьте поле «ID сообщения».
telegram-user-delete-forbidden = Эти сообщения удалить нельзя: чужие в группе и канале удаляет администратор. Проверьте поле «ID сообщений».
telegram-user-schedule-too-late = Отложить сообщение можно не больше чем на 365 дней. Проверьте поле «Отправить позже».
telegram-user-schedule-invalid = Telegram не принял время отправки. Проверьте поле «Отправить позже».
telegram-user-schedule-too-much = В этом чате уже отложено 100 сообщений, больше нельзя. Удалите лишние или отправьте сразу.
telegram-user-schedule-status = Отложить «когда будет в сети» нельзя: адресат скрывает время посещения. Укажите дату.
telegram-user-file-too-big = Файл слишком велик: отправить можно до 2 ГБ, с Telegram Premium — до 4 ГБ.
telegram-user-file-reference = Ссылка Telegram на файл устарела. Повторите: файл будет запрошен заново.
telegram-user-search-empty = Искать нечего. Заполните поле «Поиск» или уберите его.
telegram-user-peer-flood = Telegram счёл сообщения этого аккаунта рассылкой и ограничил его: писать можно только контактам. Узнайте у @SpamBot, когда это кончится.

# Signing in.
telegram-user-phone-invalid = Такого номера телефона не бывает. Укажите номер с кодом страны: +7 999 123-45-67.
telegram-user-phone-banned = Telegram заблокировал этот номер телефона. Обратитесь в поддержку Telegram.
telegram-user-phone-unoccupied = На этот номер не зарегистрирован аккаунт. Зарегистрируйтесь в приложении Telegram.
telegram-user-phone-occupied = На этот номер уже зарегистрирован аккаунт. Войдите в него.
telegram-user-phone-flood = Слишком много запросов кода для этого номера. Повторите через сутки.
telegram-user-password-flood = Слишком много попыток входа. Повторите через сутки.
telegram-user-sign-up = Зарегистрироваться можно только в приложении Telegram. Сделайте это там и войдите здесь.
telegram-user-code-invalid = Код неверен. Проверьте его и введите ещё раз.
telegram-user-code-empty = Код не введён. Введите код из сообщения.
telegram-user-code-expired = Срок кода вышел. Запросите новый.
telegram-user-code-unavailable = Другого способа прислать код нет. Дождитесь отправленного или войдите позже.
telegram-user-sms-failed = Telegram не смог отправить SMS с кодом. Повторите.
telegram-user-auth-restart = Вход прервался на стороне Telegram. Повторите его сначала.
telegram-user-password-needed = Для входа нужен пароль двухэтапной проверки. Введите его.
telegram-user-password-invalid = Пароль двухэтапной проверки неверен. Введите его ещё раз.
telegram-user-password-changed = Пароль двухэтапной проверки только что сменили. Повторите вход.
telegram-user-qr-expired = Срок QR-кода вышел. Отсканируйте новый.
telegram-user-qr-invalid = Этот QR-код не годится для входа. Отсканируйте новый.
telegram-user-api-id-invalid = Telegram не признаёт api_id и api_hash. Скопируйте оба с my.telegram.org.
telegram-user-api-id-published = Эти api_id и api_hash стали общеизвестны, и Telegram не даёт с ними войти. Получите свои на my.telegram.org.
telegram-user-app-outdated = Telegram требует более новую версию программы. Обновите её.

# The session and the account.
telegram-user-key-duplicated = Один и тот же вход был использован в двух местах сразу, и Telegram отозвал его. Войдите в подключении заново и не используйте строку сессии в двух программах.
telegram-user-session-revoked = Этот вход завершили с другого устройства. Войдите в подключении заново.
telegram-user-session-expired = Срок входа вышел. Войдите в подключении заново.
telegram-user-session-too-new = Завершать другие сеансы может только сеанс, которому больше 24 часов: так Telegram защищает от того, кто вошёл без спроса. Повторите через сутки или завершите сеанс в приложении Telegram: Настройки → Устройства.
telegram-user-account-banned = Telegram заблокировал этот аккаунт. Обратитесь в поддержку Telegram.
telegram-user-account-deactivated = Этот аккаунт удалён. Войдите в другую.
telegram-user-account-frozen = Telegram заморозил этот аккаунт: с него можно только читать. Обжалуйте это в приложении Telegram.
telegram-user-account-restricted = Telegram ограничил этот аккаунт. Узнайте у @SpamBot, что случилось.
telegram-user-needs-premium = Для этого нужна подписка Telegram Premium. Оформите её или обойдитесь без этого.
telegram-user-dc-migrate = Аккаунт живёт в другом дата-центре Telegram, чем указано в подключении. Войдите в подключении заново.
