--- The queue in which most are waiting; of equal ones that whose first has waited longer.
local rule = { reads = { next = { "waiting.1", "waiting.2", "waited.1", "waited.2" } } }
function rule.next(first, second, first_s, second_s)
  if first == 0 and second == 0 then return 0 end
  if first ~= second then return first > second and 1 or 2 end
  return first_s >= second_s and 1 or 2
end
return rule
