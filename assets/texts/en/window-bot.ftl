## The wizard that connects a bot.

window-bot-step-token = Token
window-bot-step-facts = What the bot may do
window-bot-step-chats = Name and chat
window-bot-step-done = Done

window-bot-token-title = The bot's token
window-bot-how-open = Open the chat with @BotFather in Telegram: bots are made and managed there.
window-bot-how-open-link = Open @BotFather
window-bot-how-ask = Send it a command; BotFather answers with the token.
window-bot-how-new = A new bot:
window-bot-how-existing = You have the bot:
window-bot-how-names = For a new bot, BotFather asks for a name, any you like, and for a username in Latin letters that ends in bot.
window-bot-how-paste = Copy the token from the answer and paste it here. Whoever knows the token controls the bot, so it is hidden here.
window-bot-token = Bot token
window-bot-token-hint = digits:35 characters
window-bot-token-fine = Looks like a token. Press “Continue”, and Telegram will say whose it is.
window-bot-token-blank = There is a space or a line break inside the token. Copy the token alone, without the words around it.
window-bot-token-api-hash = This looks like the API hash of an application, which is for signing in as a user. Bot tokens come from @BotFather.
window-bot-token-session = This looks like a session string, which opens a user's account. Import it by the menu “Connections”.
window-bot-token-name = This is the bot's name; its token is needed. Send @BotFather the command /token and choose the bot.
window-bot-token-no-colon = A token has a colon: “digits:35 characters”. Copy the whole token.
window-bot-token-number = Only digits may stand before the colon. Copy the whole token and nothing else.
window-bot-token-short =
    { $count ->
        [one] { $count } character of { $expected } stands after the colon. Copy the whole token.
       *[other] { $count } characters of { $expected } stand after the colon. Copy the whole token.
    }
window-bot-token-long =
    { $count ->
        [one] { $count } character stands after the colon; there should be { $expected }. Remove what is too much.
       *[other] { $count } characters stand after the colon; there should be { $expected }. Remove what is too much.
    }
window-bot-token-character = A character stands after the colon that no token has. Only Latin letters, digits, “-” and “_” do.

window-bot-groups = If the bot will work in groups
window-bot-groups-join = Whether the bot may be added to groups is set at @BotFather:
window-bot-groups-privacy = In privacy mode the bot sees only commands and replies to its messages in groups. Turn it off if the bot has to see everything:

window-bot-server = Server
window-bot-server-url = Address of your own Bot API server
window-bot-server-sandbox-about = The sandbox works inside this program. With its bot you can go through all of this and send nothing to Telegram.
window-bot-server-sandbox-token = Take the token of the sandbox's bot

window-bot-looking = Asking whose token this is…
window-bot-looking-short = Checking…
window-bot-reading-chats = Reading the chats…
window-bot-saving = Saving…
window-bot-stop = Stop

window-bot-facts-title = This is the bot
window-bot-joins = It may be added to groups
window-bot-joins-about = This can be forbidden at @BotFather with /setjoingroups.
window-bot-no-joins = It may not be added to groups
window-bot-no-joins-about = This can be allowed at @BotFather with /setjoingroups.
window-bot-reads = In groups it sees all messages
window-bot-reads-about = Privacy mode is off. It can be turned on at @BotFather with /setprivacy.
window-bot-no-reads = In groups it does not see all messages
window-bot-no-reads-about = Privacy mode is on: it sees commands and replies to its own messages. Turn it off with /setprivacy, then add the bot to the group again.
window-bot-inline = Works in inline mode
window-bot-inline-about = People call it by its name in any chat.
window-bot-no-inline = Does not work in inline mode
window-bot-no-inline-about = The steps of a scenario do not need it. It is turned on with /setinline.
window-bot-business = Can be connected to business accounts
window-bot-business-about = The owner of an account can let it answer in their name.
window-bot-no-business = Cannot be connected to business accounts
window-bot-no-business-about = The steps of a scenario do not need it.
window-bot-writes-title = Whom it can write to
window-bot-writes-about = People who pressed “Start” in the chat with the bot, and groups that it was added to. A bot cannot write to a person first.
window-bot-open-chat = Open the chat with @{ $username }

window-bot-chats-title = The name and your chat
window-bot-name = Name of the connection
window-bot-mine-title = Your chat
window-bot-mine-about = It comes first among the recipients of this bot: a good place to try steps. You need not choose one.
window-bot-mine-none = None for now
window-bot-chats-unread = We show the chats where someone wrote to the bot during the last day. Reading changes nothing, but if the bot works in another program now, its polling is interrupted.
window-bot-chats-read = Show the chats
window-bot-chats-refresh = Refresh
window-bot-chats-none = Nobody has written to the bot yet. Open the chat with it, press “Start” or write anything, come back here and press “Refresh”.

window-bot-done-title = The bot is connected
window-bot-done-about = The connection “{ $name }” is saved. Any step of a bot can use it.
window-bot-done-mine = The chat “{ $chat }” comes first among the recipients.
window-bot-done-step = The step “{ $step }” is selected: it can send through this bot.
window-bot-use = Use it in this step
window-bot-close = Close

window-bot-give-up-title = Stop connecting the bot?
window-bot-give-up-about = What you typed here will be lost. The bot and its token at Telegram stay as they are.
window-bot-give-up = Stop
window-bot-keep-on = Go on connecting
