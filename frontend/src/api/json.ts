/** Answers of the API. */
export async function getJson<T>(url: string, query: Readonly<Record<string, string>>): Promise<T> {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  const response = await fetch(`${url}?${new URLSearchParams(given).toString()}`, {
    headers: { Accept: "application/json" },
  });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}
