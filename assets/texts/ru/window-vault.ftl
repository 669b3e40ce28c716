## The window about the vault, where secrets are kept.

window-vault-place-keyring = Секреты: хранилище паролей
window-vault-place-passphrase = Секреты: парольная фраза
window-vault-place-session = Секреты: до закрытия
window-vault-place-locked = Секреты закрыты
window-vault-place-none = Где хранить секреты?
window-vault-place-broken = Секреты не читаются

window-vault-choose-title = Где хранить секреты?
window-vault-choose-about = Токены, строки сессий и пароли прокси хранятся в зашифрованном файле, а ключ от него — в хранилище паролей системы. Сейчас этого хранилища нет. Выберите, как быть.
window-vault-no-keyring = Ответ системы: { $reason }
window-vault-way-passphrase = Защитить парольной фразой
window-vault-way-passphrase-about = Файл откроется только этой фразой. Программа спросит её при следующем запуске. Забытую фразу восстановить нельзя.
window-vault-way-session = Только до закрытия программы
window-vault-way-session-about = На диск секреты не попадут. После перезапуска подключения останутся в списке, но токены и строки сессий понадобятся снова.
window-vault-new-passphrase = Парольная фраза
window-vault-again = Парольная фраза ещё раз
window-vault-differs = Фразы не совпадают.
window-vault-strength-short = Нужно не меньше { $least } символов.
window-vault-strength-weak = Слабая фраза: её легко подобрать. Лучше три-четыре не связанных слова.
window-vault-strength-fair = Средняя фраза.
window-vault-strength-strong = Надёжная фраза.
window-vault-create = Защитить
window-vault-session-go = Продолжить без сохранения

window-vault-unlock-title = Секреты закрыты парольной фразой
window-vault-unlock-about = Введите парольную фразу, которой вы защитили токены, строки сессий и пароли прокси.
window-vault-passphrase = Парольная фраза
window-vault-unlock = Открыть
window-vault-wrong = Парольная фраза не подходит. Проверьте раскладку и Caps Lock и введите её ещё раз.
window-vault-working = Минутку…

window-vault-retry = Проверить ещё раз
window-vault-same = Пока ничего не изменилось.
window-vault-damaged = Файл с секретами повреждён
window-vault-damaged-about = Часть файла пропала или записана с ошибкой, прочитать его нельзя. Если есть резервная копия, верните её на место и проверьте ещё раз.
window-vault-tampered = Файл с секретами изменила не эта программа
window-vault-tampered-about = Файл цел, но его содержимое подменено. Если вы этого не делали, верните резервную копию и проверьте, кто имеет доступ к компьютеру.
window-vault-newer = Файл с секретами — от более новой версии
window-vault-newer-about = Его записала более новая версия программы. Обновите программу и откройте её снова.
window-vault-key-missing = Нет ключа от файла с секретами
window-vault-key-missing-about = В хранилище паролей системы больше нет ключа от этого файла. Войдите в систему под прежним пользователем или восстановите хранилище и проверьте ещё раз.
window-vault-keyring-gone = Хранилище паролей системы недоступно
window-vault-keyring-gone-about = Ключ от файла с секретами лежит в хранилище паролей системы, а оно не отвечает. Откройте хранилище и проверьте ещё раз. Если оно запущено позже программы, перезапустите программу.
window-vault-unreadable = Файл с секретами не читается
window-vault-unreadable-about = Система не даёт прочитать файл. Проверьте права доступа к папке данных и место на диске.
window-vault-broken-untouched = Файл оставлен как есть.
window-vault-set-aside = Отложить файл и начать заново…
window-vault-set-aside-about = Файл получит другое имя и останется на диске. Токены и строки сессий всех подключений понадобятся снова.
window-vault-set-aside-sure = Да, отложить файл
