"""Sends the reading calls of the emulator by official clients: calls.py CLIENT < calls.json.

Prints one line of JSON for each call: what was called, and how it ended ("ok", the vendor's code,
or "client:" and what the client could not read). Exit 3: the client is not installed.
"""

import contextlib
import importlib
import io
import json
import os
import re
import sys
import tempfile
import warnings
from importlib.metadata import PackageNotFoundError, version

given = json.load(sys.stdin)
keys = given["keys"]

# some of the clients trust this list of authorities alone, whatever the environment says
with contextlib.suppress(ImportError):
    import certifi

    certifi.where = lambda: given["authority"]


def say(call, outcome, detail=""):
    print(json.dumps({"call": call, "outcome": outcome, "detail": str(detail)[:300]}), flush=True)


def attempt(name, run, code_of):
    """Runs one call; a client that only warns of what it cannot read has not read it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", category=UserWarning)
            run()
        say(name, "ok")
    except Exception as error:  # whatever a client throws is what is looked for
        code = code_of(error)
        say(name, code or f"client: {type(error).__name__}", error)


def calls_of(cloud):
    return [call for call in given["calls"] if call["cloud"] == cloud]


def name_of(call):
    return f"{call['product']} {call['version']} {call['action']}".replace("  ", " ")


def aliyun_core():
    """The core package of the older SDKs (RPC V1, ROA V1), which the vendor's CLI is built like."""
    from aliyunsdkcore.client import AcsClient
    from aliyunsdkcore.request import CommonRequest

    key = keys["alibaba"]
    client = AcsClient(key["id"], key["secret"], key["region"], verify=given["authority"])
    for call in calls_of("alibaba"):

        def run():
            request = CommonRequest()
            request.set_domain(call["host"])
            request.set_version(call["version"])
            request.set_protocol_type("https")
            if "path" in call:
                request.set_uri_pattern(call["path"])
                request.set_method(call["method"])
                request.add_header("x-acs-region-id", key["region"])
            else:
                request.set_action_name(call["action"])
                request.set_method("POST")
            for param, value in call["params"].items():
                request.add_query_param(param, value)
            json.loads(client.do_action_with_exception(request))

        attempt(name_of(call), run, lambda error: getattr(error, "error_code", None))


def aliyun_tea():
    """The core package of the newer SDKs (ACS3)."""
    from alibabacloud_tea_openapi.client import Client
    from alibabacloud_tea_openapi import models
    from alibabacloud_tea_util import models as util

    key = keys["alibaba"]
    for call in calls_of("alibaba"):

        def run():
            client = Client(
                models.Config(
                    access_key_id=key["id"],
                    access_key_secret=key["secret"],
                    region_id=key["region"],
                    endpoint=call["host"],
                    ca=given["authority"],
                    https_proxy=given["proxy"],
                )
            )
            roa = "path" in call
            params = models.Params(
                action=call["action"],
                version=call["version"],
                protocol="HTTPS",
                pathname=call.get("path", "/"),
                method=call.get("method", "POST"),
                auth_type="AK",
                style="ROA" if roa else "RPC",
                req_body_type="json" if roa else "formData",
                body_type="json",
            )
            client.call_api(params, models.OpenApiRequest(query=call["params"]), util.RuntimeOptions())

        attempt(name_of(call), run, lambda error: getattr(error, "code", None))


def tencent_sdk():
    """The typed clients of each product; a field that their models lack is a warning of theirs."""
    from tencentcloud.common import credential
    from tencentcloud.common.profile.client_profile import ClientProfile
    from tencentcloud.common.profile.http_profile import HttpProfile

    key = keys["tencent"]
    for call in calls_of("tencent"):

        def run():
            product = "autoscaling" if call["product"] == "as" else call["product"]
            home = f"tencentcloud.{product}.v{call['version'].replace('-', '')}"
            models = importlib.import_module(f"{home}.models")
            clients = importlib.import_module(f"{home}.{product}_client")
            client_class = getattr(
                clients, next(n for n in dir(clients) if n.lower() == f"{product}client")
            )
            profile = ClientProfile(httpProfile=HttpProfile(proxy=given["proxy"]))
            client = client_class(
                credential.Credential(key["id"], key["secret"]), key["region"], profile
            )
            request = getattr(models, f"{call['action']}Request")()
            request.from_json_string(json.dumps(call["params"]))
            getattr(client, call["action"])(request).to_json_string()

        attempt(name_of(call), run, lambda error: getattr(error, "code", None))


def tccli():
    """The vendor's command line, in one process."""
    import tccli.main as program

    key = keys["tencent"]
    os.environ["TENCENTCLOUD_SECRET_ID"] = key["id"]
    os.environ["TENCENTCLOUD_SECRET_KEY"] = key["secret"]
    os.environ["TENCENTCLOUD_REGION"] = key["region"]
    printed = sys.stdout
    for call in calls_of("tencent"):
        said = io.StringIO()
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(call["params"], file)
            file.flush()
            sys.argv = ["tccli", call["product"], call["action"], "--version", call["version"]]
            sys.argv += ["--cli-input-json", f"file://{file.name}", "--https-proxy", given["proxy"]]
            out = io.TextIOWrapper(io.BytesIO(), encoding="utf8")
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(out):
                try:
                    ended = program.main()
                except (Exception, SystemExit) as error:
                    ended = error
        sys.stdout = printed
        code = re.search(r"code:(\S+)", said.getvalue())
        if ended == 0:
            say(name_of(call), "ok")
        else:
            say(name_of(call), code.group(1) if code else f"client: {ended}", said.getvalue()[-300:])


def oss2():
    """Lists, looks and empties by the OSS client, signatures of version 1 and 4."""
    import oss2 as sdk

    key = keys["alibaba"]
    place = f"https://oss-{key['region']}.aliyuncs.com"
    code = lambda error: getattr(error, "code", None)
    for number, auth in [("1", sdk.Auth), ("4", sdk.AuthV4)]:
        signed = auth(key["id"], key["secret"])
        service = sdk.Service(signed, place, region=key["region"])
        bucket = sdk.Bucket(signed, place, "logs", region=key["region"])
        for name, run in {
            "list_buckets": lambda: [b.creation_date for b in service.list_buckets().buckets],
            "get_bucket_info": bucket.get_bucket_info,
            "get_bucket_location": bucket.get_bucket_location,
            "get_bucket_versioning": bucket.get_bucket_versioning,
            "get_bucket_acl": bucket.get_bucket_acl,
            "get_bucket_stat": bucket.get_bucket_stat,
            "get_bucket_logging": bucket.get_bucket_logging,
            "get_bucket_lifecycle": bucket.get_bucket_lifecycle,
            "get_bucket_tagging": bucket.get_bucket_tagging,
            "get_bucket_worm": bucket.get_bucket_worm,
            "get_bucket_policy": bucket.get_bucket_policy,
            "get_bucket_replication": bucket.get_bucket_replication,
            "list_objects": lambda: [o.last_modified for o in bucket.list_objects().object_list],
            "list_objects_v2": lambda: [o.last_modified for o in bucket.list_objects_v2().object_list],
            "list_object_versions": lambda: [
                v.last_modified for v in bucket.list_object_versions().versions
            ],
            "list_multipart_uploads": bucket.list_multipart_uploads,
            "list_live_channel": bucket.list_live_channel,
            "delete_object": lambda: bucket.delete_object("a b+3ü.log", params={"versionId": "v1"})
            if number == "1"
            else bucket.batch_delete_objects(["a b+3ü.log"]),
        }.items():
            attempt(f"oss v{number} {name}", run, code)


def cos():
    """Lists, looks and empties by the COS client, at the vendor's host and at one with a port."""
    from qcloud_cos import CosConfig, CosS3Client

    key = keys["tencent"]
    common = {"Region": key["region"], "SecretId": key["id"], "SecretKey": key["secret"]}
    proxies = {"https": given["proxy"]}
    at_host = CosS3Client(CosConfig(**common, Scheme="https", Proxies=proxies))
    direct = CosS3Client(
        CosConfig(**common, Scheme="http", Domain=given["address"], ServiceDomain=given["address"])
    )
    place = {"Bucket": "logs-1250000001"}
    code = lambda error: error.get_error_code() if hasattr(error, "get_error_code") else None
    for at, client in [("host", at_host), ("port", direct)]:
        calls = {"list_buckets": client.list_buckets}
        if at == "host":
            calls |= {
                name: (lambda name=name: getattr(client, name)(**place))
                for name in (
                    "list_objects",
                    "list_objects_versions",
                    "list_multipart_uploads",
                    "get_bucket_versioning",
                    "get_bucket_location",
                    "get_bucket_acl",
                    "get_bucket_tagging",
                    "get_bucket_lifecycle",
                    "get_bucket_replication",
                    "get_bucket_policy",
                    "get_bucket_logging",
                    "get_bucket_website",
                    "get_bucket_cors",
                    "get_bucket_encryption",
                    "get_bucket_referer",
                    "head_bucket",
                )
            }
            objects = {"Object": [{"Key": "a b+3ü.log", "VersionId": "v1"}]}
            calls["delete_objects"] = lambda: client.delete_objects(**place, Delete=objects)
        for name, run in calls.items():
            attempt(f"cos {at} {name}", run, code)


def huawei_sdk():
    """The typed clients of each product."""
    import pkgutil

    from huaweicloudsdkcore.auth.credentials import BasicCredentials, GlobalCredentials
    from huaweicloudsdkcore.http.http_config import HttpConfig

    key = keys["huawei"]
    config = HttpConfig.get_default_config()
    config.ssl_ca_cert = given["authority"]
    config.proxy_protocol, config.proxy_host, config.proxy_port = (
        "http",
        "127.0.0.1",
        int(given["proxy"].rsplit(":", 1)[1]),
    )
    for call in calls_of("huawei"):

        def run():
            home = f"huaweicloudsdk{call['product']}"
            package = importlib.import_module(home)
            for number in sorted((m.name for m in pkgutil.iter_modules(package.__path__)), reverse=True):
                own = importlib.import_module(f"{home}.{number}")
                if hasattr(own, f"{call['action']}Request"):
                    break
            else:
                raise LookupError("no such action in the package")
            name = next(n for n in dir(own) if re.fullmatch(f"{call['product']}client", n.lower()))
            client_class = getattr(own, name)
            kinds = str(vars(client_class.new_builder()))
            secret = (key["id"], key["secret"])
            if "GlobalCredentials" in kinds and "BasicCredentials" not in kinds:
                credentials = GlobalCredentials(*secret, domain_id="head")
            else:
                credentials = BasicCredentials(*secret, project_id=given["project"])
            client = (
                client_class.new_builder()
                .with_http_config(config)
                .with_credentials(credentials)
                .with_endpoint(f"https://{call['host']}")
                .build()
            )
            request_class = getattr(own, f"{call['action']}Request")
            required = {
                name: "7"
                for name in request_class.openapi_types
                if f"{{{request_class.attribute_map[name]}}}" in call["path"]
            }
            body = request_class.openapi_types.get("body")
            if body is not None:
                body_class = getattr(own, body, None)
                if body_class is not None:
                    required["body"] = body_class()
            method = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", call["action"]).lower()
            getattr(client, method)(request_class(**required)).to_dict()

        attempt(name_of(call), run, lambda error: getattr(error, "error_code", None))


def obs():
    """Lists, looks and empties by the OBS client."""
    from obs import ObsClient

    key = keys["huawei"]
    host, port = given["proxy"].removeprefix("http://").rsplit(":", 1)
    client = ObsClient(
        access_key_id=key["id"],
        secret_access_key=key["secret"],
        server=f"https://obs.{key['region']}.myhuaweicloud.com",
        proxy_host=host,
        proxy_port=int(port),
        ssl_verify=given["authority"],
    )
    for name, run in {
        "listBuckets": client.listBuckets,
        "headBucket": lambda: client.headBucket("logs"),
        "getBucketVersioning": lambda: client.getBucketVersioning("logs"),
        "getBucketLocation": lambda: client.getBucketLocation("logs"),
        "getBucketPolicy": lambda: client.getBucketPolicy("logs"),
        "getBucketTagging": lambda: client.getBucketTagging("logs"),
        "listObjects": lambda: client.listObjects("logs"),
        "listVersions": lambda: client.listVersions("logs"),
        "listMultipartUploads": lambda: client.listMultipartUploads("logs"),
        "deleteObject": lambda: client.deleteObject("logs", "a b+3ü.log", "v1"),
    }.items():
        try:
            reply = run()
            say(f"obs {name}", "ok" if reply.status < 300 else reply.errorCode or f"{reply.status}", reply.errorMessage)
        except Exception as error:
            say(f"obs {name}", f"client: {type(error).__name__}", error)


CLIENTS = {
    "aliyun-python-sdk-core": aliyun_core,
    "alibabacloud-tea-openapi": aliyun_tea,
    "oss2": oss2,
    "tencentcloud-sdk-python": tencent_sdk,
    "tccli": tccli,
    "cos-python-sdk-v5": cos,
    "huaweicloudsdkcore": huawei_sdk,
    "esdk-obs-python": obs,
}

name = sys.argv[1]
try:
    print(json.dumps({"version": version(name)}), flush=True)
except PackageNotFoundError:
    sys.exit(3)
CLIENTS[name]()
