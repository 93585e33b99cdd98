// Stands in the bundle for react-devtools-core, which Ink names but only loads when DEV is set.
export default {}
