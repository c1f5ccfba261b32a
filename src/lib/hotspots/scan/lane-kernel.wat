(module
  (memory (import "m" "memory") 1)
  ;; walks circles from `at` on: returns the entry whose window reached its threshold in some lane, or -1
  (func (export "walk")
    (param $circle i32) (param $circles i32) (param $columns i32)
    (param $order i32) (param $bins i32) (param $lanes i32) (param $biases i32) (param $inside i32) (param $start i32)
    (result i32)
    (local $l i32) (local $entry i32) (local $lane i32) (local $at i32) (local $bias i32)
    (local $low v128) (local $high v128)
    (local.set $l (local.get $start))
    (block $done
      (loop $areas
        (br_if $done (i32.ge_u (local.get $circle) (local.get $circles)))
        (local.set $lane (i32.add (local.get $lanes)
          (i32.shl (i32.add (i32.mul (i32.load (i32.add (local.get $order) (i32.shl (local.get $circle) (i32.const 2)))) (local.get $columns)) (local.get $l)) (i32.const 5))))
        (local.set $at (i32.add (local.get $inside) (i32.shl (local.get $l) (i32.const 5))))
        (local.set $entry (i32.add (i32.mul (local.get $circle) (local.get $columns)) (local.get $l)))
        (loop $windows
          (local.set $bias (i32.add (local.get $biases) (i32.shl (i32.load16_u (i32.add (local.get $bins) (i32.shl (local.get $entry) (i32.const 1)))) (i32.const 5))))
          (v128.store (local.get $at) (local.tee $low (i32x4.add (v128.load (local.get $at)) (v128.load (local.get $lane)))))
          (v128.store offset=16 (local.get $at) (local.tee $high (i32x4.add (v128.load offset=16 (local.get $at)) (v128.load offset=16 (local.get $lane)))))
          (if (v128.any_true (v128.or
                (i32x4.ge_s (local.get $low) (v128.load (local.get $bias)))
                (i32x4.ge_s (local.get $high) (v128.load offset=16 (local.get $bias)))))
            (then (return (local.get $entry))))
          (local.set $entry (i32.add (local.get $entry) (i32.const 1)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (local.set $lane (i32.add (local.get $lane) (i32.const 32)))
          (local.set $l (i32.add (local.get $l) (i32.const 1)))
          (br_if $windows (i32.lt_u (local.get $l) (local.get $columns))))
        (local.set $l (i32.const 0))
        (local.set $circle (i32.add (local.get $circle) (i32.const 1)))
        (br $areas)))
    (i32.const -1)))
