window-tab-preview = Preview
window-chat-keyboard-removed = The bot's keyboard goes away
window-chat-force-reply = An answer to this message opens
