/** The style of the pages that Stripe would host: a calm form beside a coloured summary. */
export const pageStyle = `
:root{--ink:#1a1f36;--quiet:#545969;--line:#d5dbe1;--accent:#2c4bff;--accent-ink:#fff;--panel:#0f1c3f;--panel-ink:#fff;--panel-quiet:#c3cbe3;--paper:#fff;--bad:#b3093c;--field:#fff;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#eef0f6;--quiet:#aab2c5;--line:#3b4259;--accent:#93a5ff;--accent-ink:#0b1020;--panel:#0a1023;--paper:#141927;--bad:#ff9db5;--field:#1c2233}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
h1,h2,p,ul,fieldset,legend{margin:0;padding:0;border:0}
a{color:inherit}
.summary{background:var(--panel);color:var(--panel-ink);padding:2rem 1.5rem}
.summary .in,.pay .in{max-width:26rem;margin-inline:auto;width:100%}
.summary .back{display:inline-block;min-height:44px;line-height:44px;color:var(--panel-quiet)}
.summary h1{font-size:1rem;font-weight:500;color:var(--panel-quiet);margin-top:1rem}
.summary .sum{font-size:2.25rem;font-weight:650;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.lines{list-style:none;margin-top:1.5rem}
.lines li,.total{display:flex;justify-content:space-between;gap:1rem;padding:.6rem 0;border-bottom:1px solid #ffffff26;font-variant-numeric:tabular-nums}
.lines small{display:block;color:var(--panel-quiet)}
.total{border:0;font-weight:650}
.test{display:inline-block;background:#ffd166;color:#3d2c00;border-radius:4px;padding:.1rem .5rem;font-size:.8125rem;font-weight:600}
.pay{padding:2rem 1.5rem}
.pay h2{font-size:1.25rem;margin-bottom:1rem}
label,legend{display:block;font-size:.875rem;font-weight:550}
label:not(.choice),legend{margin-bottom:.3rem}
.field{margin-bottom:1rem}
input[type=text],input[type=email]{width:100%;min-height:46px;border:1px solid var(--quiet);border-radius:8px;padding:.55rem .8rem;font:inherit;color:inherit;background:var(--field)}
input[aria-invalid=true]{border-color:var(--bad);border-width:2px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
.choice{display:flex;align-items:center;gap:.6rem;min-height:46px;border:1px solid var(--line);border-radius:8px;padding:.5rem .8rem;margin-bottom:.5rem;font-weight:400;cursor:pointer}
.choice:has(:checked){border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.choice input{accent-color:var(--accent);width:1.1rem;height:1.1rem;margin:0}
.part{display:none;margin:.25rem 0 1rem}
form:has([value=card]:checked) .part.card,form:has([value=debit]:checked) .part.debit{display:block}
.hint{color:var(--quiet);font-size:.875rem}
.wrong{color:var(--bad);font-weight:550;margin-top:.35rem}
button,.button{display:block;width:100%;min-height:48px;border:0;border-radius:8px;background:var(--accent);color:var(--accent-ink);font:inherit;font-weight:650;cursor:pointer;text-align:center;text-decoration:none;padding:.65rem 1rem}
.button.plain,button.plain{background:none;color:var(--ink);border:1px solid var(--quiet);margin-top:.75rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.summary :focus-visible{outline-color:#fff}
code{font:.875em ui-monospace,monospace}
.alone{align-self:center;justify-self:center;max-width:30rem;padding:2rem 1.5rem}
.alone h1{font-size:1.5rem;margin-bottom:.5rem}
.alone ul{margin:1rem 0 1.5rem 1.2rem}
.alone p+p,.alone p+.button,.alone form{margin-top:1rem}
@media (min-width:900px){body.two{grid-template-columns:1fr 1fr}.summary{padding:5rem 3rem}.summary .in{margin-right:0}.pay{padding:5rem 3rem}.pay .in{margin-left:0}}
`;
