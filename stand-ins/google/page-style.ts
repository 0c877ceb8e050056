export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f6f7f9, #17181b); color: light-dark(#1d2026, #eceef2); }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1rem 0 0; }
.stand-in { margin: 0; font-size: .9rem; opacity: .8; }
fieldset { border: 1px solid light-dark(#c9ced6, #444851); border-radius: .5rem; display: grid; gap: .4rem; padding: .8rem; min-width: 0; margin: 0; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } form fieldset { flex-basis: 100%; }
label { display: grid; gap: .2rem; font-size: .9rem; } fieldset label { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .5rem; font-size: 1rem; }
input, select, button { font: inherit; padding: .45rem .7rem; border-radius: .4rem; border: 1px solid light-dark(#9aa2ad, #666c77); background: light-dark(#fff, #202227); color: inherit; min-width: 0; max-width: 100%; }
button { background: light-dark(#1a56c4, #9db9ff); color: light-dark(#fff, #10131a); border-color: transparent; cursor: pointer; min-height: 2.75rem; }
button.quiet { background: transparent; color: inherit; border-color: light-dark(#9aa2ad, #666c77); }
ul.events { list-style: none; padding: 0; margin: 0; display: grid; gap: .6rem; }
ul.events li { border: 1px solid light-dark(#dfe3e8, #33363d); border-radius: .5rem; padding: .7rem; display: grid; gap: .5rem; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; }
a { color: inherit; }
`;
