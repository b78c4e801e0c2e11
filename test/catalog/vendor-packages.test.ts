import { describe, expect, test } from "vitest";
import { parseJavascript } from "../../scripts/vendor-models/parse-javascript.ts";
import { parsePython } from "../../scripts/vendor-models/parse-python.ts";
import { resolveProduct } from "../../scripts/vendor-models/resolve.ts";

const javascript = `
class DeleteThingRequestFilter extends $dara.Model {
    static names() {
        return {
            key: 'Key',
        };
    }
    static types() {
        return {
            key: 'string',
        };
    }
}
class DeleteThingRequest extends $dara.Model {
    static names() {
        return {
            checkId: 'CheckId',
            filter: 'Filter',
        };
    }
    static types() {
        return {
            checkId: { 'type': 'array', 'itemType': 'string' },
            filter: { 'type': 'array', 'itemType': DeleteThingRequestFilter },
        };
    }
}
class DeleteThingResponseBody extends $dara.Model {
    static names() {
        return {
            things: 'Things',
        };
    }
    static types() {
        return {
            things: { 'type': 'map', 'keyType': 'string', 'valueType': 'any' },
        };
    }
}
class DeleteThingResponse extends $dara.Model {
    static names() {
        return {
            body: 'body',
        };
    }
    static types() {
        return {
            body: DeleteThingResponseBody_1.DeleteThingResponseBody,
        };
    }
}
class Client extends openapi_core_1.default {
    constructor(config) {
        this._endpointRule = "regional";
        this._endpointMap = {
            'cn-hangzhou': "thing.aliyuncs.com",
        };
        this._endpoint = this.getEndpoint("thing", this._regionId);
    }
    async deleteThingWithOptions(tmpReq, ThingId, runtime) {
        if (!$dara.isNull(tmpReq.checkId)) {
            request.checkIdShrink = openapi_core_2.OpenApiUtil.arrayToStringWithSpecifiedStyle(tmpReq.checkId, "CheckId", "json");
        }
        query["CheckId"] = request.checkIdShrink;
        query["Filter"] = request.filter;
        let params = new openapi_core_2.$OpenApiUtil.Params({
            action: "DeleteThing",
            version: "2020-01-01",
            pathname: \`/things/\${$dara.URL.percentEncode(ThingId)}\`,
            method: "DELETE",
            style: "ROA",
        });
        return $dara.cast(await this.callApi(params, req, runtime), new $_model.DeleteThingResponse({}));
    }
}
`;

const python = `
class DeleteThingRequest(DaraModel):
    def __init__(
        self,
        check_id: List[str] = None,
        filter: List[main_models.DeleteThingRequestFilter] = None,
    ):
        self.check_id = check_id

    def from_map(self, m: dict = None):
        m = m or dict()
        if m.get('CheckId') is not None:
            self.check_id = m.get('CheckId')

        self.filter = []
        if m.get('Filter') is not None:
            for k1 in m.get('Filter'):
                temp_model = main_models.DeleteThingRequestFilter()
                self.filter.append(temp_model.from_map(k1))

        return self

class DeleteThingRequestFilter(DaraModel):
    def __init__(
        self,
        key: str = None,
    ):
        self.key = key

    def from_map(self, m: dict = None):
        m = m or dict()
        if m.get('Key') is not None:
            self.key = m.get('Key')

        return self

class DeleteThingResponse(DaraModel):
    def __init__(
        self,
        body: main_models.DeleteThingResponseBody = None,
    ):
        self.body = body

    def from_map(self, m: dict = None):
        if m.get('body') is not None:
            temp_model = main_models.DeleteThingResponseBody()
            self.body = temp_model.from_map(m.get('body'))

        return self

class DeleteThingResponseBody(DaraModel):
    def __init__(
        self,
        things: Dict[str, Any] = None,
    ):
        self.things = things

    def from_map(self, m: dict = None):
        if m.get('Things') is not None:
            self.things = m.get('Things')

        return self
`;

const pythonClient = `
class Client(OpenApiClient):
        self._endpoint_rule = 'regional'
        self._endpoint_map = {
            'cn-hangzhou': 'thing.aliyuncs.com'
        }
        self._endpoint = self.get_endpoint('thing', self._region_id)

    def delete_thing_with_options(
        self,
        thing_id: str,
        tmp_req: main_models.DeleteThingRequest,
    ) -> main_models.DeleteThingResponse:
        if not DaraCore.is_null(tmp_req.check_id):
            request.check_id_shrink = Utils.array_to_string_with_specified_style(tmp_req.check_id, 'CheckId', 'json')
        query['CheckId'] = request.check_id_shrink
        query['Filter'] = request.filter
        params = open_api_util_models.Params(
            action = 'DeleteThing',
            version = '2020-01-01',
            pathname = f'/things/{DaraURL.percent_encode(thing_id)}',
            method = 'DELETE',
            style = 'ROA',
        )
        return DaraCore.from_map()
`;

describe("reading a vendor package", () => {
  const expected = (argument: string) => ({
    version: "2020-01-01",
    style: "ROA",
    source: "x",
    actions: {
      DeleteThing: {
        method: "DELETE",
        path: `/things/{${argument}}`,
        query: { "CheckId:json[]": 1, "Filter[]": { Key: 1 } },
        response: { "Things{}": "*" },
      },
    },
  });
  const endpoint = {
    id: "thing",
    rule: "regional",
    hosts: { "cn-hangzhou": "thing.aliyuncs.com" },
  };

  test("gives the names of an npm package", () => {
    const sdk = parseJavascript(javascript, []);
    expect(resolveProduct(sdk, "x", undefined)).toEqual(expected("ThingId"));
    expect(sdk.endpoint).toEqual(endpoint);
  });

  test("gives the same names for a PyPI package", () => {
    const sdk = parsePython(pythonClient, [python]);
    expect(resolveProduct(sdk, "x", ["DeleteThing"])).toEqual(expected("thingId"));
    expect(sdk.endpoint).toEqual(endpoint);
  });

  test("refuses an action that the package does not have", () => {
    const sdk = parseJavascript(javascript, []);
    expect(() => resolveProduct(sdk, "x", ["DeleteThings"])).toThrow("no action DeleteThings");
  });
});
