--- Reads three numbers and answers an index, at every contact for which someone is idle.

local rule = {
  reads = { route = { "idle.1", "idle.2", "idle.3" } },
}

function rule.route(first, second)
  if first > 0 then return 1 end
  if second > 0 then return 2 end
  return 3
end

return rule
