--- Those go to a course who have most to gain: who remember least of it, and among these the least practised.
--
-- With `up_to` nobody goes who remembers more than that, so that seats may stay empty.
--
-- Decides  train
-- Random   none        Cost  one look at each of the pupils, and sorting them

local rule = {
  params = {
    up_to = { kind = "share", default = 1, min = 0, max = 1,
              meaning = "what somebody may remember of the course, and still go" },
  },
  tests = {
    { "who has never been there goes first, the novice before the old hand",
      give = { pupils = { { name = "Ann", knows = 0.8, practice = 0.2 }, { name = "Bo", knows = 0, practice = 0.9 },
                          { name = "Cy", knows = 0, practice = 0.1 } }, course = { seats = 2 } },
      expect = { "Cy", "Bo" } },
    { "who remembers enough stays", with = { up_to = 0.5 },
      give = { pupils = { { name = "Ann", knows = 0.8, practice = 0.2 }, { name = "Bo", knows = 0.4, practice = 0.9 } },
               course = { seats = 2 } },
      expect = { "Bo" } },
    { "in the order of the team where they are alike",
      give = { pupils = { { name = "Ann", knows = 0, practice = 1 }, { name = "Bo", knows = 0, practice = 1 } },
               course = { seats = 1 } },
      expect = { "Ann" } },
  },
}

function rule.train(pupils, course, p)
  local row = {}
  for i, one in ipairs(pupils) do
    local knows = one.knows
    if knows <= p.up_to then row[#row + 1] = { name = one.name, knows = knows, practice = one.practice, at = i } end
  end
  table.sort(row, function(a, b)
    if a.knows ~= b.knows then return a.knows < b.knows end
    if a.practice ~= b.practice then return a.practice < b.practice end
    return a.at < b.at
  end)
  local go = {}
  for i = 1, math.min(course.seats, #row) do go[i] = row[i].name end
  return go
end

return rule
