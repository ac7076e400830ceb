;; A core module with a familiar export: valid WebAssembly, and no component.
(module
  (memory (export "memory") 1)
  (func (export "pre-query") (param i32 i32) (result i32) (i32.const 0)))
