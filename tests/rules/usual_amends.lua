--- Says again what the scenario says is done about complaints.

local rule = {}

function rule.recover()
  return { apology = true, refund = 12.5, after_s = 7200 }
end

return rule
