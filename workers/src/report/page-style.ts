/** The style of all pages: dark ink on light paper, Chinese system fonts, A4 when printed. */
export const PAGE_STYLE = `
:root{--ink:#1b232d;--soft:#566270;--line:#d8dde3;--faint:#f4f6f8;--paper:#fff;--grade:#9b1c22;--figure:#a8410b;--rounding:#7a5a00;--notice:#3d5a73;--open:#5a3d8a;--agrees:#1f6a48;--mark:#ffe9a8}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#eceff2;color:var(--ink);font:15px/1.7 "Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.sheet{max-width:1040px;margin:0 auto;background:var(--paper);padding:44px 56px 56px;min-height:100vh}
h1,h2{font-family:"Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif;line-height:1.35;margin:0}
h1{font-size:27px;font-weight:700;text-wrap:balance}
h2{font-size:19px;margin:44px 0 14px;padding-bottom:7px;border-bottom:2px solid var(--ink)}
h2 .count{font:400 14px/1 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--soft);margin-left:8px}
h3{font-size:16px;line-height:1.5;margin:0}
p{margin:0 0 8px}
a{color:inherit}
.kicker{color:var(--soft);font-size:13px;letter-spacing:.12em;margin-bottom:6px}
.facts{display:flex;flex-wrap:wrap;gap:2px 26px;margin:12px 0 0;padding:0}
.facts div{display:flex;gap:8px}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
.score{display:grid;grid-template-columns:repeat(4,1fr);gap:14px 24px;align-items:end;margin-top:26px;padding:18px 24px;border:1px solid var(--line);border-radius:4px}
.big{display:flex;flex-direction:column;line-height:1.25}
.big span{color:var(--soft);font-size:13px}
.big b{white-space:nowrap;font:600 27px/1.3 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif}
.big.ours b{color:var(--agrees)}
.score .wide{grid-column:1/-1;color:var(--soft);font-size:12.5px;margin:0}
.score .wide.corrected{color:var(--ink);font-size:15px}
.score details.wide{margin:0}
.scale{grid-column:1/-1;width:100%;height:auto;display:block;font-family:inherit}
.band-0{fill:#e3e6ea}.band-1{fill:#d6dde5}.band-2{fill:#c6d5e2}.band-3{fill:#b2cbde}
.band-name{font-size:15px;fill:#3d4a58}
.tick{font-size:13px;fill:#566270}
.scale .range{fill:#1f6a48;fill-opacity:.28;stroke:#1f6a48;stroke-width:2}
.range-label{font-size:16px;fill:#1f6a48;font-weight:600}
.claimed{fill:#9b1c22}
.claimed-label{font-size:16px;fill:#9b1c22;font-weight:600}
.tally{display:grid;grid-template-columns:repeat(4,1fr);margin:22px 0 0;padding:0;list-style:none;border:1px solid var(--line);border-radius:4px}
.tally li:not(:first-child){border-left:1px solid var(--line)}
.tally a{display:block;padding:12px 18px;text-decoration:none}
.tally a:hover{background:var(--faint)}
.tally b{display:block;font-size:25px;line-height:1.3;font-weight:600}
.tally span{color:var(--soft);font-size:13px}
.coverage{color:var(--soft);font-size:13.5px;margin-top:10px}
.is-disagrees,.is-grade,.is-score{--tone:var(--grade)}
.is-figure{--tone:var(--figure)}.is-rounding{--tone:var(--rounding)}.is-notice{--tone:var(--notice)}.is-open{--tone:var(--open)}.is-agrees{--tone:var(--agrees)}.is-unread{--tone:var(--soft)}
.toned{color:var(--tone)}
.badge{display:inline-block;padding:0 9px;border:1px solid var(--tone);border-radius:3px;color:var(--tone);font-size:13px;line-height:22px;white-space:nowrap;font-weight:400}
.badge.full{background:var(--tone);color:#fff}
.card{border:1px solid var(--line);border-left:4px solid var(--tone);border-radius:4px;padding:16px 20px 18px;margin:0 0 16px;break-inside:avoid}
.card header{display:flex;flex-wrap:wrap;align-items:center;gap:6px 10px;margin-bottom:8px}
.card header .where{margin-left:auto;color:var(--soft);font-size:13.5px}
.versus{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);margin:12px 0 0;border:1px solid var(--line);border-radius:3px}
.versus div{padding:8px 16px 10px}
.versus div+div{border-left:1px solid var(--line)}
.versus dt{color:var(--soft);font-size:13px}
.versus dd{margin:0;font-size:21px;line-height:1.4;font-weight:600}
.versus .claimed-side dd{color:var(--tone)}
.versus .ours dd{color:var(--agrees)}
.formula{margin:0;padding:8px 16px;background:var(--faint);border:1px solid var(--line);border-top:0;border-radius:0 0 3px 3px;font-size:15px}
.formula span{color:var(--soft);font-size:13px;margin-right:12px}
.culprit{margin:12px 0 0;padding:8px 16px;background:#fbf3e6;border:1px solid #ecd9b8;border-radius:3px}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.55}
caption{text-align:left;color:var(--soft);font-size:13px;padding:0 0 4px}
th,td{text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid var(--line)}
thead th{font-weight:600;color:var(--soft);border-bottom:1px solid var(--soft);white-space:nowrap}
tbody th{font-weight:400}
td.number,th.number{text-align:right;white-space:nowrap}
td.keep,th.keep{white-space:nowrap}
td.quote{white-space:pre-line}
.card table{margin-top:12px}
.card thead th:nth-child(1),.card thead th:nth-child(4){width:1%}
.card thead th:nth-child(2){width:24%}
.scroll tbody th{min-width:170px}
.indicators thead th:last-child{width:38%}
.parents{display:block;color:var(--soft);font-size:12.5px}
mark{background:var(--mark);color:inherit;padding:0 2px;border-radius:2px}
.bar{width:120px;height:16px;display:block}
.bar .track{fill:#d8dde3}.bar .range{fill:#1f6a48;fill-opacity:.45}
details{border:1px solid var(--line);border-radius:4px;margin:0 0 10px}
summary{cursor:pointer;padding:8px 16px;font-weight:600}
summary .count{font-weight:400;color:var(--soft);margin-left:6px}
details>table,details>.inside{margin:0 16px 14px;width:calc(100% - 32px)}
.none{color:var(--soft)}
.notes{margin:0;padding-left:1.4em}
.notes .where{color:var(--soft);font-size:13.5px}
.refused{margin-top:26px;border:1px solid #e2b8ba;border-left:4px solid var(--grade);border-radius:4px;padding:18px 24px;font-size:17px}
.refused p:last-child{margin:0}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:12.5px}
a:focus-visible,summary:focus-visible{outline:2px solid #1d5fa7;outline-offset:2px}
@media (max-width:720px){.sheet{padding:24px 16px}.score{grid-template-columns:1fr 1fr}.tally{grid-template-columns:1fr 1fr}.tally li:nth-child(odd){border-left:0}.tally li:nth-child(n+3){border-top:1px solid var(--line)}.scroll{overflow-x:auto}}
@page{size:A4;margin:16mm 14mm 18mm}
@media print{body{background:none;font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}.sheet{max-width:none;padding:0;min-height:0}h1{font-size:18pt}h2{font-size:13pt;margin-top:22pt;break-after:avoid}.big b{font-size:17pt}.score{padding:10pt 14pt}table{font-size:9pt}.bar{width:70px;height:10px}th,td{padding:4pt 6pt}thead{display:table-header-group}tr{break-inside:avoid}.tally a{padding:6pt 10pt}details{border:0}details::details-content{content-visibility:visible;block-size:auto}summary{padding:4pt 0;list-style:none}details>table{margin:0;width:100%}}
`
