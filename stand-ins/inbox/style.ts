export const inboxStyle = `
:root{--ink:#1c1d22;--quiet:#5d616d;--line:#e3e4e8;--paper:#fff;--wash:#f6f6f8;--accent:#3d4fd6;--chosen:#e9ecff;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#ececf1;--quiet:#a6abba;--line:#33363f;--paper:#16171c;--wash:#1d1f26;--accent:#a9b5ff;--chosen:#2a2f4d}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
h1,p,ol,ul,dl,dd{margin:0;padding:0}
.brand{font-size:1.125rem;font-weight:700}
.brand a{color:inherit;text-decoration:none}
article h1{font-size:1.375rem;letter-spacing:-.01em;overflow-wrap:anywhere}
aside{background:var(--wash);border-right:1px solid var(--line)}
aside header{padding:1.25rem;border-bottom:1px solid var(--line)}
aside header .brand+p{color:var(--quiet);font-size:.875rem;margin-bottom:.75rem}
label{display:block;font-size:.8125rem;font-weight:550;margin-bottom:.25rem}
.find{display:flex;gap:.5rem}
input{flex:1;min-width:0;min-height:44px;border:1px solid var(--quiet);border-radius:8px;padding:0 .75rem;font:inherit;background:var(--paper);color:inherit}
button{min-height:44px;border:1px solid var(--quiet);border-radius:8px;padding:0 .9rem;background:var(--paper);color:inherit;font:inherit;cursor:pointer}
ol{list-style:none}
nav a{display:grid;grid-template-columns:1fr auto;gap:0 .75rem;padding:.75rem 1.25rem;color:inherit;text-decoration:none;border-bottom:1px solid var(--line)}
nav a:hover{background:var(--paper)}
nav a[aria-current]{background:var(--chosen);box-shadow:inset 3px 0 var(--accent)}
.who,.subject,.more{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.who{font-weight:600}
nav time,.more{color:var(--quiet);font-size:.8125rem;font-variant-numeric:tabular-nums}
.subject,.more{grid-column:1/-1}
.none,.empty{color:var(--quiet);padding:1.25rem}
.empty{display:grid;place-items:center;min-height:60vh;text-align:center}
article{display:flex;flex-direction:column;gap:1rem;padding:1.5rem;min-height:100vh}
.back a{color:var(--accent);display:inline-block;min-height:44px;line-height:44px}
dl{display:grid;grid-template-columns:auto 1fr;gap:.15rem 1rem;font-size:.9375rem}
dt{color:var(--quiet)}
dd{overflow-wrap:anywhere}
.files{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem}
.files li{border:1px solid var(--line);border-radius:8px;padding:.6rem .9rem;background:var(--wash)}
.files a{color:var(--accent)}
.files small{color:var(--quiet)}
iframe{flex:1;width:100%;min-height:32rem;border:1px solid var(--line);border-radius:10px;background:#fff;color-scheme:light}
details{border:1px solid var(--line);border-radius:10px;padding:.75rem 1rem}
summary{cursor:pointer;font-weight:550}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:.875rem/1.6 ui-monospace,monospace;margin:.75rem 0 0}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav a:focus-visible{outline-offset:-3px}
@media (min-width:800px){body{display:grid;grid-template-columns:minmax(18rem,24rem) 1fr}aside{height:100vh;position:sticky;top:0;display:flex;flex-direction:column}nav{overflow:auto;flex:1}.back{display:none}}
@media (max-width:799px){.reading aside{display:none}.empty{min-height:0}}
`;
