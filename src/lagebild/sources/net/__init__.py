"""Articles over the network: safely, politely, and only for whoever hands in a `Web`.

`addresses` says what may be asked, `transport` connects to the very address that was looked at, `fetching` follows redirects within limits,
`robots` and `pace` keep to what a site asks for, `web` puts them together. `kinds` tells what came back, `feeds` and `sitemaps` read what
lists articles, `answers` and `arrivals` make articles of it, `barriers` knows pages that are none, `reservations` what a server says about
the use of what it serves.
"""
