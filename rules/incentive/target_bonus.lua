--- A bonus for the target, with a slope before it and beyond it.
--
-- At the target of the scheme its amount is paid. From `from` of the target on a part of it: half way between both,
-- half. Beyond the target more, in proportion, up to `most` times the amount. With from at 100% and most at 1 it is the
-- scheme itself: all or nothing.
--
-- Beside it  kind: threshold, with the same targets
-- Decides  payout
-- Random   none        Cost  one look at each person

local rule = {
  params = {
    schemes = { kind = "text", list = true, default = {}, meaning = "the incentives that it pays; none named: all" },
    from    = { kind = "share", default = "100%", min = 0.01, max = 1, meaning = "of the target at which it begins" },
    most    = { kind = "number", default = 1, min = 1, max = 10, unit = "times the amount",
                meaning = "that somebody can get" },
  },
  tests = {
    { "all or nothing",
      give = { scheme = { id = "a", amount = 0.1, target = { handled = 100 }, weight = { handled = 1 } },
               earners = { { handled = 99, pay = 1000 }, { handled = 100, pay = 1000 },
                           { handled = 200, pay = 1000 } } },
      expect = { 0, 100, 100 }, again = true },
    { "with slopes", with = { from = "80%", most = 1.5 },
      give = { scheme = { id = "a", amount = 0.25, target = { handled = 100 }, weight = { handled = 1 } },
               earners = { { handled = 80, pay = 1000 }, { handled = 90, pay = 1000 }, { handled = 125, pay = 1000 },
                           { handled = 900, pay = 1000 } } },
      expect = { 0, 125, 312.5, 375 }, again = true },
    { "a time is a target at most, and who has nothing to show gets nothing",
      give = { scheme = { id = "a", amount = 0.1, target = { aht = 300, resolution = 0.5 },
                          weight = { aht = 0.5, resolution = 0.5 } },
               earners = { { handled = 10, aht_s = 300, pay = 1000 }, { handled = 0, aht_s = 0, pay = 1000 },
                           { handled = 10, aht_s = 301, resolution = 0.5, pay = 1000 } } },
      expect = { 50, 0, 50 }, again = true },
  },
}

local function is_mine(scheme, names)
  for _, name in ipairs(names) do
    if name == scheme.id then return true end
  end
  return #names == 0
end

-- How far somebody has got: 1 at the target.
local reached = {
  handled    = function(earner, target) return earner.handled / target end,
  resolved   = function(earner, target) return earner.solved / target end,
  resolution = function(earner, target) return (earner.resolution or 0) / target end,
  csat       = function(earner, target) return (earner.csat or 0) / target end,
  aht        = function(earner, target) return earner.aht_s > 0 and target / earner.aht_s or 0 end,
}

local function part_of(x, p)
  if x >= 1 then return math.min(x, p.most) end
  return x > p.from and (x - p.from) / (1 - p.from) or 0
end

function rule.payout(scheme, earners, p)
  if not is_mine(scheme, p.schemes) then return nil end
  local pay = {}
  for i, earner in ipairs(earners) do
    local share = 0
    for goal, weight in pairs(scheme.weight) do
      share = share + weight * part_of(reached[goal](earner, scheme.target[goal]), p)
    end
    pay[i] = scheme.amount * share * earner.pay
  end
  return pay, true
end

return rule
