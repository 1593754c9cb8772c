--- A core of people, and temps for as long as there is more work than they can do.
--
-- Whoever of the core leaves is replaced by another source than that of the temps, if there is one. Where the work of
-- the coming weeks needs more people than there are, temps are asked for; they are let go, the last first, when the
-- weeks ahead need fewer. So the seats of the team must be enough for both, with `filled` those of the core.
--
-- Decides  recruit
-- Random   none        Cost  the forecast of each team, week by week

local rule = {
  params = {
    source = { kind = "text", default = "", meaning = "where temps come from; without it the last source" },
    core   = { kind = "whole", by = "team", default = {}, min = 0, max = 100000, unit = "people",
               meaning = "people of a team who stay; without it nobody of the core is replaced" },
    hours  = { kind = "number", default = 28, min = 1, max = 168, unit = "hours",
               meaning = "of work that a person does in a week, waiting for work not included" },
    ahead  = { kind = "whole", default = 3, min = 1, max = 26, unit = "weeks", meaning = "looked at" },
  },
  tests = {
    { "more work than the core can do",
      give = { crews = { { name = "desk", people = 4, coming = 0, open = 9, from = {}, coming_from = {},
                           work = { 112, 112, 196 } } },
               sources = { { name = "referral" }, { name = "agency" } } },
      expect = { { "ask", team = "desk", people = 3, source = "agency" } }, say = "desk needs 7" },
    { "the peak is over",
      give = { crews = { { name = "desk", people = 7, coming = 0, open = 6, from = { agency = 3 },
                           coming_from = { agency = 0 }, work = { 112, 112, 112 } } },
               sources = { { name = "referral" }, { name = "agency" } } },
      expect = { { "let_go", team = "desk", people = 3, source = "agency" } } },
    { "two of the core have left", with = { core = { desk = 4 } },
      give = { crews = { { name = "desk", people = 2, coming = 0, open = 9, from = { agency = 0 },
                           coming_from = { agency = 0 }, work = { 112, 112, 112 } } },
               sources = { { name = "referral" }, { name = "agency" } } },
      expect = { { "ask", team = "desk", people = 2, source = "referral" } } },
    { "the run is nearly over: temps stay",
      give = { crews = { { name = "desk", people = 7, coming = 0, open = 0, from = { agency = 3 },
                           coming_from = { agency = 0 },
                           work = {} } }, sources = { { name = "agency" } } }, expect = {} },
  },
}

local function temps_from(sources, p)
  return p.source ~= "" and p.source or sources[#sources].name
end

-- Another source for those who stay; nil: there is none, and the temps' own will do.
local function other(sources, temps)
  for _, source in ipairs(sources) do
    if source.name ~= temps then return source.name end
  end
end

local function replace_core(crew, sources, temps, core, orders)
  local others = crew.people - (crew.from[temps] or 0) + crew.coming - (crew.coming_from[temps] or 0)
  local n = math.min(core - others, crew.open)
  if n <= 0 then return 0 end
  orders[#orders + 1] = { "ask", team = crew.name, people = n, source = other(sources, temps) or temps }
  return n
end

local function people_for(work, p)
  local most = 0
  for k = 1, math.min(p.ahead, #work) do most = math.max(most, work[k]) end
  return math.ceil(most / p.hours)
end

function rule.recruit(crews, sources, p, ctx)
  local temps, orders = temps_from(sources, p), {}
  for _, crew in ipairs(crews) do
    local core  = p.core[crew.name] or 0
    local asked = replace_core(crew, sources, temps, core, orders)
    local work  = crew.work
    if #work > 0 then
      local need    = math.max(people_for(work, p), core)
      local missing = need - crew.people - crew.coming - asked
      local extra   = math.min(crew.people - need, crew.from[temps] or 0)
      local n       = math.min(missing, crew.open - asked)
      if n > 0 then orders[#orders + 1] = { "ask", team = crew.name, people = n, source = temps } end
      if extra > 0 then orders[#orders + 1] = { "let_go", team = crew.name, people = extra, source = temps } end
      if n > 0 or extra > 0 then ctx:why(string.format("%s needs %d", crew.name, need)) end
    end
  end
  return orders
end

return rule
