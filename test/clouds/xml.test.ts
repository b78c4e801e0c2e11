import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { readXml as readRoot } from "../../src/clouds/shared/wire/xml.ts";

/** Reads a document whose root is a listing's, or the `a` of the small ones below. */
const readXml = (text: string) => readRoot(text, "ListVersionsResult") ?? readRoot(text, "a");

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const PAGE = `${HEAD}<ListVersionsResult xmlns="http://doc.oss-cn-hangzhou.aliyuncs.com">
  <Name>logs</Name>
  <Prefix></Prefix>
  <KeyMarker/>
  <MaxKeys>1000</MaxKeys>
  <!-- two versions of one key -->
  <Version>
    <Key>a%2Fb%20c</Key>
    <VersionId>v2</VersionId>
    <ETag>&quot;5B3C&quot;</ETag>
    <Owner><ID>17</ID><DisplayName>R&amp;D &lt;old&gt; &#38; &#x5220;</DisplayName></Owner>
  </Version>
  <Version><Key>a%2Fb%20c</Key><VersionId>v1</VersionId></Version>
  <DeleteMarker><Key>z</Key></DeleteMarker>
  <Note><![CDATA[1 < 2 & 3]]></Note>
  <Empty>
  </Empty>
</ListVersionsResult>
`;

test("a reply is read into its elements: repeated ones as a list, all values as text", () => {
  expect(readXml(PAGE)).toEqual({
    Name: "logs",
    Prefix: "",
    KeyMarker: "",
    MaxKeys: "1000",
    Version: [
      {
        Key: "a%2Fb%20c",
        VersionId: "v2",
        ETag: '"5B3C"',
        Owner: { ID: "17", DisplayName: "R&D <old> & 删" },
      },
      { Key: "a%2Fb%20c", VersionId: "v1" },
    ],
    DeleteMarker: { Key: "z" },
    Note: "1 < 2 & 3",
    Empty: "",
  });
});

test("a general parser reads the same", () => {
  const general = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });
  const [root] = Object.values(general.parse(PAGE.replace(/&#[^;]+;/gu, "")));
  expect(readXml(PAGE.replace(/&#[^;]+;/gu, ""))).toEqual(root);
});

test.each([
  ["nothing", ""],
  ["plain text", "Service Unavailable"],
  ["a page cut in the middle", PAGE.slice(0, 200)],
  ["a page without its end", PAGE.slice(0, PAGE.lastIndexOf("</"))],
  ["a page of the web", "<!DOCTYPE html><html><body>busy<br></body></html>"],
  ["tags that cross", "<a><b></a></b>"],
  ["two roots", "<a></a><b></b>"],
  ["text behind the root", "<a></a> more"],
  ["a tag without its bracket", "<a><b</a>"],
  ["another document", "<Error><Code>NoSuchBucket</Code></Error>"],
])("%s is no reply", (_, text) => {
  expect(readXml(text)).toBeUndefined();
});

test("what looks like an entity and is none stays as it is, and a name is only a name", () => {
  expect(readXml("<a><b>&nbsp; &#x110000; 1&2</b><__proto__>x</__proto__></a>")).toEqual(
    Object.fromEntries([
      ["b", "&nbsp; &#x110000; 1&2"],
      ["__proto__", "x"],
    ]),
  );
});
