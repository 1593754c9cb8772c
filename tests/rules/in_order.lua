--- The first team of the list that has someone idle.
local rule = { reads = { route = { "idle.1", "idle.2" } } }
function rule.route(first, second)
  if first > 0 then return 1 end
  if second > 0 then return 2 end
  return 0
end
return rule
