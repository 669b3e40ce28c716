window-tab-preview = Предпросмотр
window-chat-keyboard-removed = Клавиатура бота будет убрана
window-chat-force-reply = Откроется ответ на это сообщение
