app-name = Scenogram
