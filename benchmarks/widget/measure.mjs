/** Opens a page on a CPU slowed to a quarter and tells what it cost to load and to be ready for the first word. */
export async function measure(browser, { url, sent }, { open, field }) {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await protocol.send('Performance.enable');
  await page.addInitScript(() => {
    globalThis.seen = { long: 0, shift: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.seen.long += duration;
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.seen.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const script = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  };
  await page.goto(url, { waitUntil: 'networkidle' });
  const loaded = {
    bytes: sent.bytes,
    files: sent.files,
    script: await script(),
    ...(await page.evaluate('seen')),
  };
  let ready = true;
  if (open) await page.locator(open).first().click();
  await page
    .locator(field)
    .first()
    .waitFor({ timeout: 15_000 })
    .catch(() => {
      ready = false;
    });
  const opened = { bytes: sent.bytes, files: sent.files, script: await script(), ready };
  await page.context().close();
  return { loaded, opened };
}
