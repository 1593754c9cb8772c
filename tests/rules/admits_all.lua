--- Asked about everybody and lets all in.

return { admit = function() return "admit" end }
