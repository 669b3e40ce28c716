## Texts of `telegram`: the way to a server, proxies, and tests of connections.

telegram-test-name = The name “{ $host }” is not known in this network. Check the address and the internet connection.
telegram-test-server-unreachable = The server at { $at } takes no connection: { $reason }. Check the network and the address; if Telegram is blocked in this network, set up a proxy.
telegram-test-silence = There was no answer within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}. Check the network, the address and the proxy, then try again.

# Proxies.
telegram-test-no-system-proxy = The system names no proxy: the connection went straight.
telegram-test-proxy-unreachable = The proxy at { $at } takes no connection: { $reason }. Check its address and port, and whether it is running.
telegram-test-proxy-password-needed = The proxy asks for a user and password. Give both in the connection's proxy settings.
telegram-test-proxy-password-wrong = The proxy does not accept this user and password. Check both.
telegram-test-proxy-password-long = The proxy's user or password is too long: SOCKS5 allows 255 bytes for each.
telegram-test-proxy-other = What answers at the proxy's address is no proxy of this kind. Check the port, and whether it is SOCKS5 or HTTP.
telegram-test-proxy-forbids = The proxy is there, but it does not allow connections to { $host }. Ask whoever runs it, or choose another.
telegram-test-proxy-beyond = The proxy is there, but it does not reach { $host } itself. Check the server's address or choose another proxy.

# TLS.
telegram-test-tls-issuer = The server's certificate is issued by someone unknown, so it may not be who it claims to be. An antivirus or the company's network may be reading the connection: ask your administrator.
telegram-test-tls-expired = The server's certificate has expired. Check the clock of this computer; if it is right, turn to whoever runs the server.
telegram-test-tls-early = The server's certificate is not valid yet. Check the clock of this computer.
telegram-test-tls-name = The server's certificate is for another name. Check the server's address.
telegram-test-tls-certificate = The server's certificate is wrong: { $reason }. Turn to whoever runs the server.
telegram-test-tls-other = The server does not speak TLS as it should. If it has no TLS at all, its address begins with http://, not https://.
telegram-test-tls-closed = The server broke off the connection when it should have proved who it is. Check the server's address; if Telegram is blocked in this network, set up a proxy.

# What the system says of a connection.
telegram-test-reason-refused = nothing is listening at this port
telegram-test-reason-closed = the connection was broken off
telegram-test-reason-no-way = there is no way to it from this network
