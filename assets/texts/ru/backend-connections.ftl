## Тексты `backend` о подключениях.

backend-connection-unknown = Подключения «{ $name }» нет. Добавьте его или выберите другое.
backend-connection-gone = Этого подключения больше нет. Выберите другое.
backend-connection-kind = Подключение «{ $name }» другого типа. Выберите другое подключение.
backend-connection-built-in = Это подключение принадлежит песочнице: его нельзя изменить или удалить.
backend-connection-secrets-stay = Подключение «{ $name }» забыто, но его секреты пока остались в файле секретов: сейчас он закрыт или не записывается. Они исчезнут, когда вы его откроете.
backend-connection-signed-out = В подключение «{ $name }» не выполнен вход. Откройте его и войдите снова или укажите токен.
backend-connection-locked = Секрет подключения «{ $name }» закрыт парольной фразой. Откройте секреты в окне программы, а в команде задайте фразу в переменной SCENOGRAM_PASSPHRASE.
backend-connection-server-variable = Переменная { $variable } — не адрес сервера Bot API. Укажите адрес вида http://127.0.0.1:8081, без имени и пароля в нём.
backend-connection-variable-no-api-id = В переменной { $variable } строка сессии без API ID, и войти с ней нельзя. Импортируйте её командой «scenogram connections import» с --api-id или задайте строку Pyrogram: в ней API ID есть.
backend-secrets-file-missing = Файла секретов «{ $path }» нет. Проверьте путь после --secrets. Новый файл создают команды login, connections add и connections import.
backend-connection-no-api-id = У подключения «{ $name }» нет API ID и API hash. Войдите снова или импортируйте аккаунт вместе с ними.

backend-rename-refused = { $count ->
    [one] Имя осталось прежним: файл { $files } нельзя изменить. { $reason }
    [few] Имя осталось прежним: файлы { $files } нельзя изменить. О первом: { $reason }
   *[many] Имя осталось прежним: файлы { $files } нельзя изменить. О первом: { $reason }
}
backend-rename-comments = В нём есть комментарии, которые пропали бы. Измените имя в нём вручную.
backend-rename-secret = В нём есть секрет (токен бота или строка сессии). Сначала уберите секрет.
backend-connection-no-bot = Это подключение — аккаунт, а не бот. Выберите бота.

backend-sign-in-gone = Этот вход уже не идёт. Начните заново.
backend-sign-in-not-done = Вход ещё не выполнен. Сначала введите код.
backend-sign-in-other-account = Подключение «{ $name }» — другого аккаунта ({ $account }). Войдите им или сохраните этот вход под другим именем.
backend-sign-in-own-server = На своём сервере войти отсюда нельзя. Импортируйте строку сессии аккаунта.
