import { defineService } from "../../../core/service.ts";

/**
 * Images of containers, in organizations. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: swr.organization, swr.repository.
 */
export const swr = defineService({
  product: "swr",
  defaults: { wave: "data", scope: "region", gone: ["HTTP 404"] },
  types: {
    "swr.organization": {
      title: "SWR organization",
      docs: "https://support.huaweicloud.com/intl/en-us/api-swr/DeleteNamespaces.html",
      dataBearing: false,
      list: {
        action: "ListNamespaces",
        leaves: { filter: "without a mode those are listed that the caller has rights in" },
        items: "namespaces",
        paging: { by: "none" },
      },
      read: {
        id: "name",
        name: "name",
        tags: { none: "organizations carry no tags in the vendor's models" },
        facts: { creator: "creator_name", number: "id" },
      },
      unmarked: "the list tells no time; another organization of that name has another number",
      material: ["number"],
      remove: {
        does: "delete the organization",
        action: "DeleteNamespaces",
        params: { namespace: "$id" },
        busy: ["HTTP 409"],
      },
    },

    "swr.repository": {
      title: "Image repository",
      docs: "https://support.huaweicloud.com/intl/en-us/api-swr/DeleteRepo.html",
      dataBearing: true,
      scope: { per: "swr.organization" },
      list: {
        action: "ListReposDetails",
        params: { namespace: "$parent.id" },
        items: "value",
        // A bare list, each of whose records tells how many there are.
        paging: {
          by: "offset",
          offset: "offset",
          size: ["limit", 1000],
          total: "value[].total_range",
        },
      },
      read: {
        id: "path",
        name: "name",
        created: "created_at",
        tags: { none: "what is called tags here are versions of the image" },
        facts: { organization: "namespace", public: "is_public", versions: "num_images" },
        ties: { reachedBy: ["path"] },
      },
      material: ["organization"],
      counts: ["versions"],
      uses: { type: "swr.organization", at: "namespace" },
      remove: {
        does: "delete the repository with all versions",
        action: "DeleteRepo",
        params: { namespace: "$facts.organization", repository: "$name" },
      },
    },
  },
});
