window-command-sandbox-chats = Чаты песочницы
window-sandbox-title = Чаты песочницы
