/**
 * A cached page is drawn first and run then: its scripts are fetched and run once everything that is seen at first has been
 * painted, or as soon as somebody touches the page. Until then it is whole: links lead on, and what is read can be read.
 * The framework lets each script take the line from styles and pictures, and run in the middle of the first paint.
 *
 * @param html as the framework has made it; what this function has made it leaves as it is
 */
export function drawnFirst(html: string): string {
  const addresses: string[] = [];
  const drawn = html
    .replaceAll(/<script src="(\/_next\/[^"]+)" async=""><\/script>/g, (_, address: string) => {
      addresses.push(address);
      return '';
    })
    .replaceAll(/<link rel="preload" as="script" [^>]*>/g, '');
  const end = drawn.lastIndexOf('</body>');
  if (addresses.length === 0 || end < 0) return html;
  return `${drawn.slice(0, end)}<script>(${runner})(${JSON.stringify(addresses)})</script>${drawn.slice(end)}`;
}

/**
 * Written into each page, so it is short. Two frames after the first one was asked for, the page has been painted; its large
 * picture, where there is one, is waited for, three seconds at most. A page in the background gets no frames. The addresses
 * are those of the markup, letter by letter: by them the framework knows what has been loaded.
 */
const runner = `all=>{
let w=window,d=document,begun=0,kinds=["pointerdown","keydown"];
let run=()=>{
if(begun++)return;
for(let k of kinds)w.removeEventListener(k,run,true);
for(let a of all){
let s=d.createElement("script");
s.async=true;
s.src=a;
d.head.append(s)
}
};
let painted=then=>d.hidden?then():requestAnimationFrame(()=>requestAnimationFrame(()=>setTimeout(then)));
let soon=()=>painted(run);
for(let k of kinds)w.addEventListener(k,run,true);
painted(()=>{
let large=d.querySelector("img[fetchpriority=high]");
if(!large||large.complete)return soon();
for(let k of ["load","error"])large.addEventListener(k,soon);
setTimeout(run,3000)
})
}`.replaceAll('\n', '');
