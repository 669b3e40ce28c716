## What was agreed to ends after its window was closed.

window-awaited-signed-out = Вы вышли из аккаунта «{ $name }»: его строка сессии больше не действует.
window-awaited-sessions-ended = Сеансы аккаунта «{ $name }» завершены
window-awaited-sign-out-failed = Не удалось выйти из аккаунта «{ $name }». { $reason }
window-awaited-end-failed = Не удалось завершить сеансы аккаунта «{ $name }». { $reason }
window-awaited-delete-failed = Не удалось удалить подключение «{ $name }». { $reason }
window-awaited-save-failed = Не удалось сохранить подключение «{ $name }». { $reason }
