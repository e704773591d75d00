/**
 * How Node runs a gateway. What lives in it lives long (what is known of engines), and lists are tens of
 * megabytes: a nursery that grows to its full size, 48 MB, would stay as large for ever.
 */
export const gatewayFlags: readonly string[] = ['--max-semi-space-size=8'];
