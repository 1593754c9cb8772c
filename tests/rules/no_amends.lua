--- Asked about complaints, and leaves it to the scenario.

local rule = {}

function rule.recover() end

return rule
