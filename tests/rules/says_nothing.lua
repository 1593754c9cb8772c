--- Asked about everything and leaves it to the scenario.

local rule = {}

function rule.limit() end

function rule.escalate() end

return rule
