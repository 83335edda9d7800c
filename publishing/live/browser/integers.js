// NumPy in WebAssembly takes a Python integer for one of 32 bits, because an
// address has 32 bits there: `np.array([100000]) * 100000` would be wrong
// without a sign. Which type a Python integer becomes, NumPy asks three
// functions; here stand others in their places, which ask the old ones and say
// int64 where those say int32. Where they are, kernel/integers.py finds out.

const FOR_EVER = 5 << 28; // Python never counts down from here

/**
 * @param module  Pyodide's WebAssembly module
 * @param found   addresses: `slots` of the type of Python integers, `narrow` and
 *   `wide` dtypes, their classes `narrowClass` and `wideClass`, and `bool`'s class
 */
export function widenIntegers(module, found) {
  const { slots, narrow, wide, narrowClass, wideClass, boolClass } = found;
  const place = slots >> 2;
  const old = (index) => module.wasmTable.get(module.HEAPU32[place + index]);
  const [ofValue, ofNothing, together] = [old(0), old(2), old(3)];
  // The functions hand out references, so these may not run out.
  for (const shared of [narrow, wide, wideClass]) module.HEAPU32[shared >> 2] = FOR_EVER;
  const wider = (dtype) => (dtype === narrow ? wide : dtype);
  const put = (index, made, signature) => {
    module.HEAPU32[place + index] = module.addFunction(made, signature);
  };
  put(0, (own, value) => wider(ofValue(own, value)), "iii");
  put(2, (own) => wider(ofNothing(own)), "ii");
  put(3, (own, other) => {
    const common = together(own, other);
    return other === boolClass && common === narrowClass ? wideClass : common;
  }, "iii");
}
