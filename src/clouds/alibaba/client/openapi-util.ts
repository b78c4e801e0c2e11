// To be loaded by `await import`. The package is CommonJS: in the provider's bundle only a static
// import knows its names, a dynamic one gets nothing but `default`.
export { OpenApiUtil } from "@alicloud/openapi-core";
