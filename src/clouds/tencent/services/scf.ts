import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * Cloud functions, listed per namespace. https://cloud.tencent.com/document/api/583/17235
 *
 * Error codes: Go SDK tencentcloud-sdk-go, scf/v20180416/errors.go.
 */
export const scf = defineService({
  product: "scf",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/583/",
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
  },
  types: {
    "scf.namespace": {
      title: "Function namespace",
      docs: "37160",
      list: { action: "ListNamespaces", items: "Namespaces" },
      read: {
        id: "Name",
        name: "Name",
        created: "AddTime",
        tags: { by: accountTags("scf", "Name", ["lam"]) },
        facts: { kind: "Type" },
      },
      proposes: {
        when: { at: "Name", is: "default" },
        disposition: "keep",
        because: "every region has a default namespace, which cannot be deleted",
        blocks: false,
      },
      remove: {
        does: "delete the namespace",
        action: "DeleteNamespace",
        params: { Namespace: "$id" },
        gone: ["ResourceNotFound.Namespace"],
        blocked: { "ResourceInUse.Namespace": "scf.function" },
      },
      known: { inventory: ["qcs::scf::namespace"] },
    },

    "scf.function": {
      title: "Cloud function",
      docs: "18585",
      scope: { per: "scf.namespace" },
      list: {
        action: "ListFunctions",
        params: { Namespace: "$parent.id" },
        items: "Functions",
        none: ["ResourceNotFound.Namespace"],
      },
      detail: {
        name: "function",
        action: "GetFunction",
        params: { FunctionName: "$name", Namespace: "$parent.id" },
        must: "FunctionName",
        none: [
          "InvalidParameterValue.FunctionName",
          "ResourceNotFound.Function",
          "ResourceNotFound.FunctionName",
          "ResourceNotFound.Namespace",
        ],
        leaves: { Qualifier: "the function as it stands now is what is read" },
      },
      read: {
        // Names are given once per namespace only, ids once for all.
        id: "FunctionId",
        name: "FunctionName",
        created: "AddTime",
        lastActive: "ModTime",
        charge: { at: "FunctionName", prepaid: [] },
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          function: "FunctionName",
          namespace: "Namespace",
          status: "Status",
          runtime: "Runtime",
          kind: "Type",
        },
        states: {
          at: "Status",
          present: [
            "Active",
            "Creating",
            "CreateFailed",
            "Updating",
            "UpdateFailed",
            "Publishing",
            "PublishFailed",
            "DeleteFailed",
          ],
          leaving: ["Deleting"],
          unpublished: "the package leads to https://cloud.tencent.com/document/api/583/115197",
        },
      },
      material: ["runtime", "namespace"],
      codes: { notOurs: { ResourceNotFound: "it does not say what is gone" } },
      // A network goes last: https://cloud.tencent.com/document/api/215/15783
      uses: [
        { type: "scf.namespace", at: "parent.id" },
        { type: "vpc.subnet", at: "detail.function.VpcConfig.SubnetId" },
        { type: "vpc.vpc", at: "detail.function.VpcConfig.VpcId" },
      ],
      remove: {
        does: "delete the function with all versions and triggers",
        action: "DeleteFunction",
        params: { FunctionName: "$facts.function", Namespace: "$facts.namespace" },
        gone: [
          "InvalidParameterValue.FunctionName",
          "ResourceNotFound.Function",
          "ResourceNotFound.FunctionName",
          "ResourceNotFound.Namespace",
        ],
        busy: [
          "FailedOperation.DeleteFunction",
          "FailedOperation.FunctionNameStatusError",
          "FailedOperation.FunctionStatusError",
          "FailedOperation.ProvisionedInProgress",
        ],
      },
      known: {
        inventory: ["qcs::scf::lambda", "qcs::scf::function"],
        product: ["p_scf"],
        billedByUse: "unverified: whether its bill names functions by their ids was not found",
      },
    },
  },
});
