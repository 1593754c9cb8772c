local rule = { params = { n = { kind = "whole", default = 1 } },
  tests = { { "a list", with = { 1 }, give = { contact = {} } },
            { "a function", with = { n = {}, m = function() end }, give = { contact = {} } } } }
function rule.limit() end
return rule
