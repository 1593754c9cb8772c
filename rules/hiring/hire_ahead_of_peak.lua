--- People are looked for so early that they are there when the work comes.
--
-- A source needs its lead, then there is the class: the work of the weeks until then, and of `beyond` more, says how
-- many people a team needs, at `hours` of work a person and week. It looks for those who are missing, and for more
-- where some of those asked are going to decline. Nobody is let go after the peak: who leaves then is not replaced.
--
-- Decides  recruit
-- Random   none        Cost  the forecast of each team, week by week

local rule = {
  params = {
    hours  = { kind = "number", default = 28, min = 1, max = 168, unit = "hours",
               meaning = "of work that a person does in a week, waiting for work not included" },
    least  = { kind = "whole", default = 1, min = 0, max = 100000, unit = "people",
               meaning = "that a team always has" },
    beyond = { kind = "whole", default = 2, min = 0, max = 20, unit = "weeks",
               meaning = "looked at beyond the time that hiring takes" },
    source = { kind = "text", default = "", meaning = "the source that is asked; without it the first" },
  },
  tests = {
    { "the peak is five weeks off, and so are those who are asked today",
      give = { crews = { { name = "desk", people = 4, coming = 1, open = 9,
                           work = { 112, 112, 112, 112, 112, 280, 112 } } },
               sources = { { name = "agency", lead_s = 21 * 86400, class_s = 14 * 86400, accept = 1 } } },
      expect = { { "ask", team = "desk", people = 5, source = "agency" } }, say = "desk needs 10" },
    { "it is further off", with = { beyond = 0 },
      give = { crews = { { name = "desk", people = 4, coming = 0, open = 9,
                           work = { 112, 112, 112, 112, 112, 280, 112 } } },
               sources = { { name = "agency", lead_s = 21 * 86400, class_s = 7 * 86400, accept = 1 } } },
      expect = {} },
    { "some of them will decline, and there are only so many seats",
      give = { crews = { { name = "desk", people = 0, coming = 0, open = 3, work = { 56 } },
                         { name = "post", people = 0, coming = 0, open = 2, work = { 56 } } },
               sources = { { name = "agency", lead_s = 0, class_s = 0, accept = 0.7 } } },
      expect = { { "ask", team = "desk", people = 3, source = "agency" },
                 { "ask", team = "post", people = 2, source = "agency" } } },
    { "no whole week is left", give = { crews = { { name = "desk", people = 1, coming = 0, open = 3, work = {} } },
        sources = { { name = "agency", lead_s = 0, class_s = 0, accept = 0.7 } } }, expect = {} },
  },
}

local function pick(sources, name)
  for _, source in ipairs(sources) do
    if source.name == name then return source end
  end
  return sources[1]
end

local function people_for(work, weeks, p)
  local most = 0
  for k = 1, math.min(weeks, #work) do most = math.max(most, work[k]) end
  return math.max(math.ceil(most / p.hours), p.least)
end

function rule.recruit(crews, sources, p, ctx)
  local source, orders = pick(sources, p.source), {}
  local weeks = math.ceil((source.lead_s + source.class_s) / (7 * 86400)) + 1 + p.beyond
  for _, crew in ipairs(crews) do
    if crew.open > 0 then
      local need    = people_for(crew.work, weeks, p)
      local missing = need - crew.people - crew.coming
      local n       = math.min(math.ceil(missing / math.max(source.accept, 0.01)), crew.open)
      if n > 0 then
        orders[#orders + 1] = { "ask", team = crew.name, people = n, source = source.name }
        ctx:why(string.format("%s needs %d", crew.name, need))
      end
    end
  end
  return orders
end

return rule
