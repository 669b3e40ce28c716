window-command-sandbox-chats = Chats of the sandbox
window-sandbox-title = Chats of the sandbox
