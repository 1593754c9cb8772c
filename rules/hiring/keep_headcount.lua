--- Whoever leaves is replaced: people are looked for until the team is as large as it should be.
--
-- A team that is named under `keep` is kept at that many people, who is on the way included; the others have all their
-- seats filled. Without source the first that may still be asked this month looks for them.
--
-- Decides  recruit
-- Random   none        Cost  one look at each team

local rule = {
  params = {
    keep   = { kind = "whole", by = "team", default = {}, min = 0, max = 100000, unit = "people",
               meaning = "how many a team is to have; without it as many as it has seats" },
    source = { kind = "text", default = "", meaning = "the source that is asked; without it the first that may be" },
  },
  tests = {
    { "all open seats",
      give = { crews = { { name = "desk", seats = 12, people = 9, coming = 1, open = 2 } }, sources = {} },
      expect = { { "ask", team = "desk", people = 2 } } },
    { "no more than are to be kept", with = { keep = { desk = 11 }, source = "agency" },
      give = { crews = { { name = "desk", seats = 12, people = 9, coming = 1, open = 2 } }, sources = {} },
      expect = { { "ask", team = "desk", people = 1, source = "agency" } }, say = "desk has 9 of 11" },
    { "nobody is missing",
      give = { crews = { { name = "desk", seats = 12, people = 12, coming = 0, open = 0 } }, sources = {} },
      expect = {} },
  },
}

function rule.recruit(crews, _, p, ctx)
  local orders = {}
  for _, crew in ipairs(crews) do
    local keep = p.keep[crew.name] or crew.seats
    local n = math.min(crew.open, keep - crew.people - crew.coming)
    if n > 0 then
      orders[#orders + 1] = { "ask", team = crew.name, people = n, source = p.source ~= "" and p.source or nil }
      ctx:why(string.format("%s has %d of %d", crew.name, crew.people, keep))
    end
  end
  return orders
end

return rule
