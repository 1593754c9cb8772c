--- The idle person with the smallest number, teams in the order of the list.
local rule = {}
local function number_of(person)
  return tonumber(string.sub(person.name, string.find(person.name, " ") + 1))
end
function rule.route(_, teams)
  for _, team in ipairs(teams) do
    local best
    for _, person in ipairs(team.people) do
      if best == nil or number_of(person) < number_of(best) then best = person end
    end
    if best ~= nil then return best end
  end
end
return rule
