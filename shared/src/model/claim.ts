import type { Exact } from '../number/exact.ts'
import type { Figure } from './figure.ts'

export type CheckKind =
  | 'ratio'
  | 'sum'
  | 'difference'
  | 'growth'
  | 'share'
  | 'product'
  | 'average'
  | 'score'
  | 'total'
  | 'weights'
  | 'grade'
  | 'mention'
  | 'target'
  | 'direction'
  | 'count'
  | 'unit'
  | 'rubric'

/** Arithmetic over the operands of a reading; `operand` counts from 0. */
export type Expression =
  | { readonly operand: number }
  | { readonly constant: Exact }
  | { readonly operator: '+' | '−' | '×' | '÷'; readonly terms: readonly Expression[] }

/**
 * One way to compute the stated figure.
 * `asserted`: words or the table's structure tie these operands to it, so a misfit is the report's contradiction.
 * `suspected`: the words point to it without saying that nothing else belongs to it; a misfit is open, for a person to judge.
 * `possible`: not excluded by the words; a fit proves the relation, a misfit proves nothing.
 * `mistaken`: what an author computes by mistake (the original budget as base); a fit explains a disagreement.
 */
export type Reading = {
  readonly standing: 'asserted' | 'suspected' | 'possible' | 'mistaken'
  readonly operands: readonly Figure[]
  readonly expression: Expression
  /** Places of operands that are set, not measured (a price of 120 元/人), and so stand for their digits alone. */
  readonly exactOperands?: readonly number[]
  /** What ties them, for the auditor (Chinese): 执行率 = 支出 ÷ 调整后预算. */
  readonly because: string
}

/** A relation that the report asserts, or that may hold, between a stated figure and others. Readings come in order of preference. */
export type Claim = {
  readonly kind: CheckKind
  readonly stated: Figure
  readonly readings: readonly Reading[]
}
