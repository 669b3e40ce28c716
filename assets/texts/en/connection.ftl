# Connections: their names, addresses and proxies.
connection-name-empty = Enter a name for the connection.
connection-name-long = The name is longer than { $limit } characters: make it shorter.
connection-name-unreadable = Remove blanks at the ends of the name and characters that cannot be printed.
connection-name-taken = There is a connection of this name already: choose another. Names that differ only in case and punctuation count as the same.
connection-endpoint-url = This is no address of a Bot API server: enter one like https://bots.example.com, without user and password.
connection-endpoint-address = This is no address of a Telegram server: enter an IP address and a port, such as 127.0.0.1:8443.
connection-proxy-host = Enter the proxy's address: a name or an IP address, without http:// and port.
connection-proxy-port = Enter the proxy's port: a number from 1 to 65535.
connection-proxy-system = The proxy that the system names is neither SOCKS5 nor HTTP, or its address is malformed. Mend it in the system’s settings, or enter a proxy of your own.
connection-proxy-http-user = Connections of users work through SOCKS5 only: choose another proxy.
