--- Several measures at once: each gives points, and the points pay.
--
-- Volume, handle time, share solved and customers content give 0 to 1 points each by how near they are to good, or up
-- to `most` beyond it, times its weight. Who has fewer than `least` points gets nothing; at 1 point the scheme's amount
-- is paid. A measure that cannot be known (nobody judged) counts as the others of that person do on average.
--
-- Beside it  kind: threshold, with the same goals and weights
-- Decides  payout
-- Random   none        Cost  one look at each person

local rule = {
  params = {
    schemes    = { kind = "text", list = true, default = {}, meaning = "the incentives that it pays; none named: all" },
    an_hour    = { kind = "number", default = 8, min = 0.01, max = 1000, unit = "contacts",
                   meaning = "handled an hour that are good" },
    aht        = { kind = "time", default = "5min", min = "1s", meaning = "a good handle time" },
    resolution = { kind = "share", default = "80%", min = 0.01, max = 1, meaning = "a good share solved" },
    csat       = { kind = "share", default = "85%", min = 0.01, max = 1,
                   meaning = "a good share of content customers" },
    volume_weight     = { kind = "share", default = "25%", min = 0, max = 1, meaning = "weight of volume" },
    aht_weight        = { kind = "share", default = "25%", min = 0, max = 1, meaning = "weight of handle time" },
    resolution_weight = { kind = "share", default = "25%", min = 0, max = 1, meaning = "weight of the share solved" },
    csat_weight       = { kind = "share", default = "25%", min = 0, max = 1, meaning = "weight of content customers" },
    least      = { kind = "number", default = 0.8, min = 0, max = 10, unit = "points",
                   meaning = "from which something is paid" },
    most       = { kind = "number", default = 1.2, min = 1, max = 10, unit = "points",
                   meaning = "that one measure gives at most" },
  },
  tests = {
    { "good in all", give = { scheme = { id = "a", amount = 0.1 },
        earners = { { handled = 80, hours = 10, aht_s = 300, resolution = 0.8, csat = 0.85, pay = 1000 } } },
      expect = { 100 }, again = true },
    { "fast and careless", give = { scheme = { id = "a", amount = 0.1 },
        earners = { { handled = 160, hours = 10, aht_s = 150, resolution = 0.2, csat = 0, pay = 1000 } } },
      expect = { 0 }, again = true },
    { "nobody judged",
      with = { least = 0, volume_weight = "50%", aht_weight = "0%", resolution_weight = "0%", csat_weight = "50%" },
      give = { scheme = { id = "a", amount = 0.1 },
               earners = { { handled = 40, hours = 10, aht_s = 300, pay = 1000 } } },
      expect = { 50 }, again = true },
  },
}

local function is_mine(scheme, names)
  for _, name in ipairs(names) do
    if name == scheme.id then return true end
  end
  return #names == 0
end

local function points(earner, p)
  local sum, weights = 0, 0
  local function count(weight, x)
    if weight == 0 or x == nil then return end
    sum = sum + weight * math.min(x, p.most)
    weights = weights + weight
  end
  count(p.volume_weight, earner.handled / earner.hours / p.an_hour)
  count(p.aht_weight, earner.aht_s > 0 and p.aht / earner.aht_s or nil)
  count(p.resolution_weight, earner.resolution and earner.resolution / p.resolution)
  count(p.csat_weight, earner.csat and earner.csat / p.csat)
  return weights > 0 and sum / weights or 0
end

function rule.payout(scheme, earners, p)
  if not is_mine(scheme, p.schemes) then return nil end
  local pay = {}
  for i, earner in ipairs(earners) do
    local x = points(earner, p)
    pay[i] = x >= p.least and scheme.amount * x * earner.pay or 0
  end
  return pay, true
end

return rule
