import { Html, markup } from './html.ts';

const style = new Html(`<style>
body{font:15px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d0d7de}
.empty,.note{color:#57606a}.message{background:#f6f8fa;border-radius:8px;padding:.6rem .9rem;margin:.6rem 0}
.body{white-space:pre-wrap;overflow-wrap:anywhere}
pre{background:#f6f8fa;padding:.8rem;overflow:auto}iframe{width:100%;height:28rem;border:1px solid #d0d7de}
input,button{font:inherit;padding:.2rem .5rem}form{display:inline-block;margin:.1rem .4rem .1rem 0}label{display:block;margin:.4rem 0}
</style>`);

/** Reloads every 3 s, but not under the hands of somebody who is typing. */
const refresh = new Html(`<noscript><meta http-equiv="refresh" content="3"></noscript><script>
setInterval(()=>{const busy=[...document.querySelectorAll('input:not([type=hidden])')].some(i=>i.value||i===document.activeElement);if(!busy)location.reload()},3000)
</script>`);

/** A whole page; `live` ones reload themselves every three seconds. */
export function page(title: string, body: Html, live: boolean): string {
  return markup`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>${style}${live ? refresh : null}</head>
<body><h1>${title}</h1>
${body}
</body></html>`.text;
}
